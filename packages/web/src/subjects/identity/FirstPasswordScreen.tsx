// The first sign-in: the one-time password goes before anything else can be done.
import { useSay, w } from '../../app/words.tsx'
import { PasswordForm } from './PasswordForm.tsx'

const text = { title: w('首次登录，请先修改口令', 'First sign-in: change your password') }

export default function FirstPasswordScreen() {
  const say = useSay()
  return (
    <main className="sign-in">
      <div className="card">
        <h1 style={{ marginBottom: 16 }}>{say(text.title)}</h1>
        <PasswordForm />
      </div>
    </main>
  )
}
