// What each county gets beside what it has: shares of started households and of the stock, and their ratio with its limits.
import { percentOf } from '@huanju/domain/studies'
import { Link } from '@tanstack/react-router'
import { queryOf } from '../../app/links.tsx'
import { useSay, w } from '../../app/words.tsx'
import { Count } from '../../components/quantities.tsx'
import { Scroll } from '../../components/Scroll.tsx'
import { percent } from './points.ts'
import type { Study } from './StudyScreen.tsx'

const text = {
  county: w('县（市、区）', 'County'),
  communities: w('启动小区', 'Communities'),
  households: w('启动户数', 'Households'),
  share: w('启动占比', 'Of all started'),
  stock: w('存量占比', 'Of the stock'),
  ratio: w('启动 ÷ 存量', 'Ratio'),
  off: w(
    '“各县份额”这项要求未启用：下面的比例只供对照，不限制方案',
    'The demand on county shares is off: the shares below are for comparison only and do not bind the plan',
  ),
}

/** Between which per cent of its share of the stock a county's share of started households must lie, or that it need not. */
export function ShareLimits({ fairShare, isOff }: { fairShare: Study['settings']['fairShare']; isOff: boolean }) {
  const say = useSay()
  if (isOff) return <p className="notice amber">{say(text.off)}</p>
  const [least, most] = [percentOf(fairShare.least), percentOf(fairShare.most)]
  const limits = w(
    `各县启动占比应为其存量占比的 ${least}%—${most}%`,
    `The share of each county in all started households must be ${least}%–${most}% of its share of the stock`,
  )
  return <p className="muted">{say(limits)}</p>
}

/** The shares of the counties of a study. */
export function CountyShares({ study, result }: { study: Study; result: NonNullable<Study['result']> }) {
  const say = useSay()
  const started = result.byCounty.reduce((sum, { households }) => sum + households, 0)
  const stock = result.byCounty.reduce((sum, { stockHouseholds }) => sum + stockHouseholds, 0)
  return (
    <Scroll words={text.share}>
      <ShareLimits fairShare={study.settings.fairShare} isOff={study.settings.off.includes('fair-share')} />
      <table className="plain-table">
        <thead>
          <tr>
            <th>{say(text.county)}</th>
            <th className="r">{say(text.communities)}</th>
            <th className="r">{say(text.households)}</th>
            <th>{say(text.share)}</th>
            <th>{say(text.stock)}</th>
            <th className="r">{say(text.ratio)}</th>
          </tr>
        </thead>
        <tbody>
          {result.byCounty.map(({ countyId, county, communities, households, stockHouseholds }) => {
            const [own, has] = [started === 0 ? 0 : households / started, stock === 0 ? 0 : stockHouseholds / stock]
            return (
              <tr key={countyId}>
                <th scope="row">
                  <Link
                    to="/studies/$study"
                    params={{ study: study.id }}
                    search={queryOf({ view: 'projects', countyId })}
                  >
                    {county}
                  </Link>
                </th>
                <td className="r">
                  <Count value={communities} />
                </td>
                <td className="r">
                  <Count value={households} />
                </td>
                <td>
                  <ShareBar share={own} />
                </td>
                <td>
                  <ShareBar share={has} isPale />
                </td>
                <td className="r num">{has === 0 ? '—' : percent(own / has)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}

function ShareBar({ share, isPale = false }: { share: number; isPale?: boolean }) {
  return (
    <span className="share-bar">
      <span className="bar" aria-hidden>
        <span className={isPale ? 'pale' : ''} style={{ width: `${Math.min(100, share * 100)}%` }} />
      </span>
      <span className="num">{percent(share)}</span>
    </span>
  )
}
