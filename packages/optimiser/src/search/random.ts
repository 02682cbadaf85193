// Chance from a seed: the same numbers on every machine (sfc32 on 32-bit whole numbers).

/** A stream of chance. */
export interface Random {
  /** A whole number from 0 up to and without `below`. */
  readonly below: (below: number) => number
  /** A number from 0 up to and without 1, in steps of 2⁻³². */
  readonly unit: () => number
}

/** Makes a stream from a seed and, for streams side by side, the number of the lane. */
export function randomFrom(seed: number, lane = 0): Random {
  let [a, b, c, d] = [seed | 0, (seed ^ 0x9e3779b9) | 0, (lane * 0x85ebca6b + 1) | 0, 1]
  const next = () => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let warm = 0; warm < 15; warm++) next()
  return { below: (below) => Math.floor((next() / 4294967296) * below), unit: () => next() / 4294967296 }
}
