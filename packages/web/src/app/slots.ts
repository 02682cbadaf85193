// The places that the frame around every page leaves to subjects.
import { slot } from './panels.tsx'

/** All there is before anybody signed in; whose session ended on the page that waits behind it, if one did. */
export const signInSlot = slot<{ former: string | null }>('frame.sign-in')
/** All there is until the first password is changed. */
export const firstPasswordSlot = slot('frame.first-password')
/** The middle of the top bar. */
export const topBarSlot = slot('frame.top-bar')
/** The top bar beside the person, on every page. */
export const traySlot = slot('frame.tray')
