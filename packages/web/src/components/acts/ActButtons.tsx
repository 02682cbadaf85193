// What can be done with a record now: a button for each act; one that may not be pressed is grey and says why.
import { derivedActs, type Flow, type Offer, type Refusal } from '@huanju/engines/workflow'
import { Button, Popover } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../../app/queries.ts'
import { useSay, type Words } from '../../app/words.tsx'
import { RefusalNote } from '../RefusalNote.tsx'
import { Trouble } from '../states.tsx'
import { ActDialog } from './ActDialog.tsx'
import { actsFor } from './endpoints.ts'

/** The acts of a flow on one record, for those who may do them. */
export function ActButtons({ flow, id, name }: { flow: Flow; id: string; name: string }) {
  const { data, error, refetch } = useAnswer(actsFor(flow).offers, { params: { id } })
  const [asked, setAsked] = useState<Offer | null>(null)
  const derived: readonly string[] = derivedActs(flow)
  return (
    <>
      {error && <Trouble problem={error} again={() => void refetch()} />}
      {(data?.offers ?? [])
        .filter(({ act }) => derived.includes(act))
        .map((offer) => (
          <OfferButton key={offer.act} offer={offer} begin={() => setAsked(offer)} />
        ))}
      {asked && data && (
        <ActDialog {...{ flow, id, name, offer: asked, version: data.version }} close={() => setAsked(null)} />
      )}
    </>
  )
}

function OfferButton({ offer: { title, against }, begin }: { offer: Offer; begin: () => void }) {
  const say = useSay()
  if (against.length === 0) return <Button onClick={begin}>{say(title)}</Button>
  return <MayNot words={title} against={against} />
}

/** A button that may not be pressed: grey, and it says why and what can be done. */
export function MayNot({ words, against }: { words: Words; against: readonly Refusal[] }) {
  const say = useSay()
  const why = against.map((refusal) => <RefusalNote key={refusal.code} refusal={refusal} />)
  return (
    <Popover trigger={['hover', 'focus', 'click']} title={say(words)} content={<div className="why-not">{why}</div>}>
      <Button aria-disabled className="may-not">
        {say(words)}
      </Button>
    </Popover>
  )
}
