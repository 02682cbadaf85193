// The places that the frame around every page leaves to subjects.
import { slot } from './panels.tsx'

/** All there is before anybody signed in. */
export const signInSlot = slot('frame.sign-in')
/** All there is until the first password is changed. */
export const firstPasswordSlot = slot('frame.first-password')
/** The middle of the top bar. */
export const topBarSlot = slot('frame.top-bar')
/** The top bar beside the person, on every page. */
export const traySlot = slot('frame.tray')
