import { readdirSync, readFileSync } from 'node:fs'

/** The page's own files by URL path; what isn't in here isn't served. */
export type PageFiles = Map<string, { type: string; body: string }>

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>WhatsApp stand-in</title>
<link rel="icon" href="data:,">
PRELOADS
</head>
<body>
<h1>WhatsApp stand-in</h1>
<p>This page stands in for WhatsApp Web. Nothing here leaves this machine.</p>
<script type="module" src="/page/main.js"></script>
</body>
</html>
`

/** Reads the compiled browser modules once; preloading them spares the load a round trip for each level. */
export function readPageFiles(): PageFiles {
  const files: PageFiles = new Map()
  for (const folder of ['page', 'wire']) {
    const at = new URL(`../${folder}/`, import.meta.url)
    for (const name of readdirSync(at)) {
      if (!name.endsWith('.js')) continue
      const body = readFileSync(new URL(name, at), 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')
      files.set(`/${folder}/${name}`, { type: 'text/javascript; charset=utf-8', body })
    }
  }
  const preloads = [...files.keys()].map(path => `<link rel="modulepreload" href="${path}">`).join('\n')
  files.set('/', { type: 'text/html; charset=utf-8', body: html.replace('PRELOADS', preloads) })
  return files
}
