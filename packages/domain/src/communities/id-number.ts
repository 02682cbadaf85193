// ID numbers 公民身份号码: what is wrong with one, told apart by what a clerk must look at. GB 11643-1999
import type { Words } from '@huanju/engines/rules'
import { isDay } from '@huanju/quantities'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
// The first two digits of a region, past and present; 81 to 83 are for residents from Hong Kong, Macao and Taiwan.
const provinces = new Set([
  11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
  64, 65, 71, 81, 82, 83,
])
const withoutCounties = new Set(['7100', '8100', '8200', '8300'])

// A foreigner's permanent residence card has a number of the same length: 9, the province, three digits of the country.
function hasRegion(text: string): boolean {
  if (text.startsWith('9')) return provinces.has(Number(text.slice(1, 3)))
  return provinces.has(Number(text.slice(0, 2))) && (text.slice(2, 4) !== '00' || withoutCounties.has(text.slice(0, 4)))
}

/** What is wrong with an ID number of 18 characters, or of 15 as they were until 1999; undefined when nothing is. */
export function idNumberFault(text: string): Words | undefined {
  if (!/^(?:\d{15}|\d{17}[\dX])$/i.test(text)) {
    return {
      zh: `身份证号应为 18 位（旧号 15 位），现有 ${text.length} 位或含有其他字符，请核对原件`,
      en: `An ID number has 18 characters, an old one 15; this has ${text.length} or others. Look at the paper`,
    }
  }
  if (!hasRegion(text)) {
    return {
      zh: `身份证号前 6 位“${text.slice(0, 6)}”不是行政区划代码，请核对原件`,
      en: `An ID number begins with the code of a region; ${text.slice(0, 6)} is none. Look at the paper`,
    }
  }
  if (bornOn(text) === undefined) {
    return {
      zh: '身份证号中的出生日期不存在，请核对原件',
      en: 'The day of birth in the ID number does not exist; look at the paper',
    }
  }
  return hasRightCheck(text)
    ? undefined
    : {
        zh: '身份证号校验位不符，请核对原件',
        en: 'The last character of the ID number is not right; look at the paper',
      }
}

/** The day of birth in an ID number; undefined when there is no such day. */
export function bornOn(text: string): string | undefined {
  const digits = isOldIdNumber(text) ? `19${text.slice(6, 12)}` : text.slice(6, 14)
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`
  return isDay(day) && day >= '1850-01-01' ? day : undefined
}

/** Whether an ID number is one of 15 digits, as they were given until 1999. */
export function isOldIdNumber(text: string): boolean {
  return /^\d{15}$/.test(text)
}

function hasRightCheck(text: string): boolean {
  if (isOldIdNumber(text)) return true
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase()
}

/** The code of the county in an ID number, which changes with the years; undefined in that of a foreigner. */
export function regionIn(text: string): string | undefined {
  return text.startsWith('9') ? undefined : text.slice(0, 6)
}
