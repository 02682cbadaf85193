// The nonce this page was served with; every style element carries it, also those the component library makes to measure.

/** This page's nonce; empty while developing without the server. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''

/**
 * Gives the nonce to style elements at their birth. The library passes it to its themes but not to the element with
 * which it measures scroll bars, and the content security policy allows no style without one.
 */
export function markStyles(): void {
  const create = document.createElement.bind(document)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }) as typeof document.createElement
}
