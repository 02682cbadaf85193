// Why a second factor may not be bound.
import { refusals } from '@huanju/engines/workflow'

/** The refusals of identity. */
export const identityRefusals = refusals({
  'second-factor.not-begun': {
    zh: '还没有开始绑定动态验证码，不能确认',
    en: 'Binding has not begun; there is nothing to confirm',
    wayOut: { zh: '先点“绑定动态验证码”并扫码', en: 'Begin binding and scan the code first' },
  },
  'second-factor.is-bound': {
    zh: '已绑定动态验证码，不能重新绑定',
    en: 'A one-time code is bound already and cannot be bound again',
    wayOut: {
      zh: '更换设备时请联系系统管理员申请解除',
      en: 'For a new device ask a system administrator to have it released',
    },
  },
})
