// All tokens of the look in one place: one quiet accent, ink, three greys, red for what is overdue or refused.
import type { ThemeConfig } from 'antd'

/** What a person may choose of the look. */
export interface Look {
  readonly isDark: boolean
  readonly isLarge: boolean
  readonly isCompact: boolean
}

const light = {
  colorPrimary: '#0d5f69',
  colorInfo: '#0d5f69',
  colorLink: '#0d5f69',
  colorSuccess: '#1c6b3f',
  colorWarning: '#8a5400',
  colorError: '#b3261e',
  colorTextBase: '#18212a',
  colorBgBase: '#ffffff',
  colorBgLayout: '#f3f5f6',
  colorBorder: '#c3ccd1',
  colorBorderSecondary: '#e1e6e9',
  colorTextPlaceholder: '#616e77',
  colorTextDescription: '#56636c',
  colorTextSecondary: '#4a565f',
  colorTextTertiary: '#5d6a73',
  colorTextDisabled: '#616e77',
}
const dark = {
  colorPrimary: '#5fbec9',
  colorInfo: '#5fbec9',
  colorLink: '#7ccdd6',
  colorSuccess: '#6fcf97',
  colorWarning: '#e0b050',
  colorError: '#ff8a80',
  colorTextBase: '#e8edf0',
  colorBgBase: '#14191d',
  colorBgLayout: '#0f1316',
  colorBorder: '#45525b',
  colorBorderSecondary: '#2a343b',
  colorTextPlaceholder: '#98a6af',
  colorTextDescription: '#a6b3bb',
  colorTextSecondary: '#b7c3ca',
  colorTextTertiary: '#a6b3bb',
  colorTextDisabled: '#98a6af',
  colorTextLightSolid: '#0f1316',
}

/** Theme of the component library for a look. */
export function themeFor({ isDark, isLarge, isCompact }: Look): ThemeConfig {
  const size = isLarge ? 18 : 14
  return {
    token: {
      ...(isDark ? dark : light),
      fontSize: size,
      lineHeight: 1.57,
      borderRadius: 4,
      wireframe: false,
      controlHeight: isLarge ? 44 : 34,
      fontFamily:
        "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif",
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
    },
    components: {
      Table: {
        cellPaddingBlockMD: isCompact ? 5 : 9,
        cellPaddingInlineMD: 12,
        headerBg: isDark ? '#1a2126' : '#f3f5f6',
        headerColor: isDark ? '#b7c3ca' : '#4a565f',
      },
      Button: { primaryShadow: 'none', defaultShadow: 'none' },
    },
  }
}
