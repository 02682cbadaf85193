// What is wider than the screen scrolls by itself, by finger, wheel and keyboard.
import type { ReactNode } from 'react'
import { useSay, type Words } from '../app/words.tsx'

/** A part that may be wider than its place; `words` name it for those who hear the page. */
export function Scroll({ words, children }: { words: Words; children: ReactNode }) {
  const say = useSay()
  // The keyboard has to reach what only scrolling shows.
  const reachable = (frame: HTMLElement | null) => frame?.setAttribute('tabindex', '0')
  return (
    <section ref={reachable} aria-label={say(words)} style={{ overflowX: 'auto' }}>
      {children}
    </section>
  )
}
