// Whether the page is as narrow as a phone, as the styles draw the line.
import { useSyncExternalStore } from 'react'

const phone = matchMedia('(max-width: 760px)')

/** Whether the page is as narrow as a phone. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(
    (told) => {
      phone.addEventListener('change', told)
      return () => phone.removeEventListener('change', told)
    },
    () => phone.matches,
  )
}
