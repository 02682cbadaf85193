// What channels, funding mixes and cohorts of a study are called: from the policy pack and the register.
import { matchChannel, modeTitle, type StudyCandidate, type StudyRequest } from '@huanju/domain/studies'
import type { PolicyPack } from '@huanju/policy'

/** The names of a study's instance, in Chinese. */
export function studyNames(pack: PolicyPack, candidates: readonly StudyCandidate[]): StudyRequest['names'] {
  const counties = new Map(candidates.map(({ countyId, county }) => [countyId, county]))
  return {
    match: matchChannel(pack),
    channel: (id) => {
      const [channel = '', county] = id.split(' ')
      const title = pack.fundingChannels[channel]?.title.zh ?? channel
      return county === undefined ? title : `${counties.get(county) ?? ''} · ${title}`
    },
    mode: (id) => modeTitle(pack, id).zh,
    cohort: (until) => (until === '' ? '其后建成的小区' : `${until.slice(0, 4)} 年底前建成的小区`),
  }
}
