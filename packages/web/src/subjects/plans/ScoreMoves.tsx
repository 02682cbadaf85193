// Who rises and who falls when the weights are changed, from the points kept with the ranking.
import { listScoreMoves } from '@huanju/contract/plans'
import { Button } from 'antd'
import { call } from '../../app/call.ts'
import { useAct } from '../../app/queries.ts'
import { useMarks } from '../../app/marks.ts'
import { useSay, w } from '../../app/words.tsx'
import { Trouble } from '../../components/states.tsx'

const text = {
  ask: w('看谁的名次变动', 'See whose rank changes'),
  none: w('名次没有变化', 'No rank changes'),
  up: w('升', 'up'),
  down: w('降', 'down'),
}

/** Asks for the moves under these weights. */
export function ScoreMoves({ planId, weights }: { planId: string; weights: Record<string, number> }) {
  const say = useSay()
  const mark = useMarks()
  const act = useAct((asked: typeof weights) =>
    call(listScoreMoves, { params: { plan: planId }, body: { weights: asked } }),
  )
  // The moves are those under the weights that were asked about; once these move on they say nothing.
  const isCurrent = act.variables === weights
  const moves = isCurrent ? act.data : undefined
  return (
    <div style={{ marginTop: 8 }}>
      <Button size="small" loading={act.isPending} onClick={() => act.mutate(weights)}>
        {say(text.ask)}
      </Button>
      {isCurrent && act.error && <Trouble problem={act.error} />}
      {moves?.moved === 0 && <p className="muted">{say(text.none)}</p>}
      {moves && moves.moved > 0 && (
        <>
          <p>
            {say(
              w(
                `${moves.moved} 个小区的名次会变，变动最大的：`,
                `The rank of ${moves.moved} communities changes; the largest changes:`,
              ),
            )}
          </p>
          <ul className="worklist">
            {moves.rows.slice(0, 20).map(({ communityId, community, rankBefore, rankAfter }) => (
              <li key={communityId} style={{ padding: '4px 0' }}>
                {community}
                {mark.colon}
                {rankBefore} → {rankAfter}
                {mark.open}
                {rankAfter < rankBefore ? `▲ ${say(text.up)}` : `▼ ${say(text.down)}`}{' '}
                {Math.abs(rankAfter - rankBefore)}
                {mark.close}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
