// What can be done with a record now: a button for each act; one that may not be pressed is grey and says why.
import { type Flow, type Offer } from '@huanju/engines/workflow'
import { Button, Popover } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../../app/queries.ts'
import { useSay } from '../../app/words.tsx'
import { RefusalNote } from '../RefusalNote.tsx'
import { Trouble } from '../states.tsx'
import { ActDialog } from './ActDialog.tsx'
import { actsFor } from './endpoints.ts'

/** The acts of a flow on one record, for those who may do them. */
export function ActButtons({ flow, id, name }: { flow: Flow; id: string; name: string }) {
  const { data, error, refetch } = useAnswer(actsFor(flow).offers, { params: { id } })
  const [asked, setAsked] = useState<Offer | null>(null)
  if (error) return <Trouble problem={error} again={() => void refetch()} />
  return (
    <>
      {(data?.offers ?? []).map((offer) => (
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
  const why = against.map((refusal) => <RefusalNote key={refusal.code} refusal={refusal} />)
  return (
    <Popover trigger={['hover', 'focus', 'click']} title={say(title)} content={<div className="why-not">{why}</div>}>
      <Button aria-disabled className="may-not">
        {say(title)}
      </Button>
    </Popover>
  )
}
