// Who is signed in, the language switch, the profile and the way out.
import { saveDisplay, signOut } from '@huanju/contract/identity'
import { Link } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { call } from './call.ts'
import { meKey, type Me } from './session.tsx'
import { useSay, useSpeech, w } from './words.tsx'

const text = {
  out: w('退出', 'Sign out'),
  other: w('EN', '中文'),
  otherLong: w('Switch to English', '切换到中文'),
  me: w('个人设置', 'Profile'),
}

/** The right end of the top bar. */
export function PersonMenu({ me }: { me: Me }) {
  const say = useSay()
  const { language, speak } = useSpeech()
  const client = useQueryClient()
  const [role] = me.roles
  const leave = async () => {
    await call(signOut, {})
    client.clear()
    location.assign('/')
  }
  const speakOther = async () => {
    const next = language === 'zh' ? 'en' : 'zh'
    speak(next)
    client.setQueryData(meKey, await call(saveDisplay, { body: { ...me.display, language: next } }))
  }
  return (
    <div className="whoami">
      <Link to="/profile" title={say(text.me)}>
        <span>{me.name}</span>
      </Link>
      {role && (
        <span className="long muted">
          {role.region} · {say(role.title)}
        </span>
      )}
      <Button size="small" type="text" onClick={() => void speakOther()} aria-label={say(text.otherLong)}>
        {say(text.other)}
      </Button>
      <Button size="small" type="text" onClick={() => void leave()}>
        {say(text.out)}
      </Button>
    </div>
  )
}
