// vt-pbf ships no types; this is the part we call.
declare module 'vt-pbf' {
  const vtpbf: {
    fromGeojsonVt(layers: Record<string, unknown>, options: { version: number; extent: number }): Uint8Array
  }
  export default vtpbf
}
