// Where the identity provider sends back who confirmed there that it is still the same person.
import { PageHeader } from '../../components/PageHeader.tsx'
import { useSay, w } from '../../app/words.tsx'

const text = {
  title: w('已确认是您本人', 'Confirmed: it is you'),
  next: w(
    '请关闭本页，回到原来的页面按“已在新页确认，继续”；5分钟内不再询问',
    'Close this page, go back to where you were and press “I confirmed there; go on”. You are not asked again for five minutes',
  ),
}

export default function ConfirmedScreen() {
  const say = useSay()
  return (
    <>
      <PageHeader title={say(text.title)} />
      <p>{say(text.next)}</p>
    </>
  )
}
