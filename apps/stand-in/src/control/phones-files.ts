import { readdirSync, readFileSync } from 'node:fs'

/** The phones' page and its files by URL path. */
export type PhonesFiles = Map<string, { type: string; body: string }>

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
}

/** Compiled scripts come from dist; the page and its style are written by hand and stay in `public`. */
export function readPhonesFiles(): PhonesFiles {
  const files: PhonesFiles = new Map()
  for (const folder of ['../phones/', '../../public/']) {
    const at = new URL(folder, import.meta.url)
    for (const name of readdirSync(at)) {
      const type = types[name.split('.').at(-1) ?? '']
      if (!type) continue
      const path = name === 'phones.html' ? '/phones' : `/phones/${name}`
      files.set(path, { type, body: readFileSync(new URL(name, at), 'utf8') })
    }
  }
  const html = files.get('/phones')
  if (html) html.body = html.body.replace('</head>', `${preloads(files)}\n</head>`)
  return files
}

/** Modules that name each other are fetched at once rather than level by level. */
function preloads(files: PhonesFiles): string {
  const scripts = [...files.keys()].filter(path => path.endsWith('.js'))
  return scripts.map(path => `<link rel="modulepreload" href="${path}">`).join('\n')
}
