// Builds the web application: small entry, each screen on its own, charts and map only when needed.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// A build is a release whoever starts it: a test runner sets NODE_ENV to test, which would ship the slow React.
const release = {
  define: { 'process.env.NODE_ENV': '"production"' },
  oxc: { jsx: { development: false } },
}

export default defineConfig(({ command }) => ({
  ...(command === 'build' && release),
  plugins: [react()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8080' } },
}))
