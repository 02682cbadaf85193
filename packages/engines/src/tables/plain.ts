// Names made alike, so that two people who write the same name differently mean the same thing.

/** A name as two people would both write it: widths, blanks, marks and case made alike. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]/gu, '')
}
