// How personal data looks to those who need not see all of it.

/** 张三 → 张*, 张小伟 → 张*伟, 欧阳小伟 → 欧**伟: first and last character stay. */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  const [first = '', ...rest] = characters
  if (rest.length === 0) return characters.length === 0 ? '' : '*'
  if (rest.length === 1) return `${first}*`
  return `${first}${'*'.repeat(rest.length - 1)}${rest.at(-1)}`
}

/** 13812345678 → 138****5678; shorter numbers keep their last two digits at most. */
export function maskPhone(phone: string): string {
  const digits = phone.trim()
  if (digits.length >= 11) return `${digits.slice(0, 3)}${'*'.repeat(digits.length - 7)}${digits.slice(-4)}`
  if (digits.length >= 7) return `${'*'.repeat(digits.length - 2)}${digits.slice(-2)}`
  return '*'.repeat(digits.length)
}

/** 370902199001011234 → 370***********1234; the birthday is hidden. */
export function maskIdNumber(idNumber: string): string {
  const characters = idNumber.trim()
  if (characters.length < 15) return '*'.repeat(characters.length)
  return `${characters.slice(0, 3)}${'*'.repeat(characters.length - 7)}${characters.slice(-4)}`
}
