// What who lacks a right is told, by the server and ahead of it by the page.
import type { Words } from './endpoint.ts'

/** That the right of this name is lacking, and who gives it. */
export function wordsOfNoRight({ zh, en }: Words): Words {
  return {
    zh: `您的岗位没有“${zh}”权限，请联系本单位安全管理员授权`,
    en: `Your role lacks the right “${en}”; ask your security administrator`,
  }
}
