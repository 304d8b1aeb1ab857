import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectDir } from './setup/project.mjs'

const notOurs = new Set(['node_modules', 'dist', 'data', '.git'])
// `<%-` puts text into the page as it is; everything but another template's output goes through `<%=`
const rawOutput = /<%-(?!\s*(?:include\(|body\s*-?%>))/

/**
 * @param {string} dir
 * @returns {string[]}
 */
function listViews(dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap(entry => {
    const file = path.join(dir, entry.name)
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : listViews(file)
    return entry.name.endsWith('.ejs') ? [file] : []
  })
}

const problems = listViews(projectDir).flatMap(file =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      rawOutput.test(line)
        ? [`${path.relative(projectDir, file)}:${index + 1}: raw output is for include(…) and body only`]
        : [],
    ),
)
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.exitCode = problems.length > 0 ? 1 : 0
