// Every check by the sentence it upholds; the test runs each, the command prints all.
import { checkBannedSyntax, checkBannedWords, checkSkippedTests } from './banned.ts'
import { checkCasts } from './casts.ts'
import { checkCircles } from './circles.ts'
import { checkPurposes } from './comments.ts'
import { checkEnvironment } from './environment.ts'
import type { Finding } from './finding.ts'
import { checkDeclared, checkFloors } from './floors.ts'
import { checkHowTos } from './how-to.ts'
import { checkDecisions, checkIndexes } from './indexes.ts'
import { checkLeaks } from './leaks.ts'
import { checkLinks } from './links.ts'
import { checkMarks } from './marks.ts'
import { checkMigrationHeads, checkMigrations, checkTableComments } from './migrations.ts'
import { checkComponentNames, checkExportNames, checkFileNames } from './names.ts'
import { checkPlaceNames } from './places.ts'
import { checkPolicyFiles } from './policy-files.ts'
import { checkPurity } from './purity.ts'
import {
  checkFileSizes,
  checkFunctionSizes,
  checkLineLengths,
  checkParameterCounts,
  checkUsualLineLengths,
} from './sizes.ts'
import { checkSql } from './sql.ts'
import { checkFolds, checkSubjectNames, checkSubjectTable } from './subjects.ts'
import type { Tree } from './tree.ts'

/** The checks of the style test, each with the sentence that holds when it finds nothing. */
export const checks: Readonly<Record<string, (tree: Tree) => Finding[]>> = {
  'imports only downwards and through doors': checkFloors,
  'imports only packages that its package.json names': checkDeclared,
  'keeps to the table of subjects': checkSubjectTable,
  'names subjects alike on every floor': checkSubjectNames,
  'names no subject outside the folds': checkFolds,
  'has no runtime import circles': checkCircles,
  'keeps the pure floors pure': checkPurity,
  'holds SQL only in stores and migrations': checkSql,
  'reads the environment only in settings.ts': checkEnvironment,
  'has no file over the bar': checkFileSizes,
  'has no function over the bar': checkFunctionSizes,
  'has no function with too many parameters': checkParameterCounts,
  'has no line over the bar': checkLineLengths,
  'has few lines that are longer than usual': checkUsualLineLengths,
  'opens each file with its purpose': checkPurposes,
  'names files by their kind': checkFileNames,
  'names files of components after them': checkComponentNames,
  'exports no names that say nothing': checkExportNames,
  'makes no promises and switches no check off': checkBannedWords,
  'uses no syntax that hides a type or an error': checkBannedSyntax,
  'has no more casts than the bar': checkCasts,
  'says no Chinese mark in English': checkMarks,
  'runs every test': checkSkippedTests,
  'names no city, department or document in code': checkPlaceNames,
  'has no broken links in its documents': checkLinks,
  'has no how-to longer than ten lines': checkHowTos,
  'lists every decision and how-to page': checkIndexes,
  'says context, decision and consequences in each decision': checkDecisions,
  'names nothing outside itself': checkLeaks,
  'gives each migration a number of its own': checkMigrations,
  'says at the head of each migration why': checkMigrationHeads,
  'describes every table and column in both languages': checkTableComments,
  'holds only policy files that parse': checkPolicyFiles,
}
