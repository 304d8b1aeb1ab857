import { type ImportKind, importKinds } from '@comanda/import/description/types.js'
import type { Import } from '@comanda/shared/imports/types.js'
import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { type FieldError, formText } from '../../formatting/form.js'
import { readableTime } from '../../formatting/time.js'
import type { FormFile } from '../../middleware/files-form.js'
import { redirect } from '../../middleware/redirect.js'
import { viewerOf } from '../../session/viewer.js'
import { kindWords, statusBadges } from './words.js'

const shown = 20
const readable = /\.(?:csv|tsv|txt|json|jsonl|ndjson|zip)$/i

const isFile = (value: unknown): value is FormFile =>
  typeof value === 'object' && value !== null && Buffer.isBuffer((value as FormFile).content)

/** A file, or a table that was copied and pasted, which a spreadsheet parts by tabs. */
function uploadOf(request: Request): FormFile | undefined {
  const file: unknown = request.body?.file
  if (isFile(file) && file.content.length > 0) return { ...file, name: file.name.slice(-120) }
  const pasted = formText(request, 'text')
  return pasted.trim() === '' ? undefined : { name: 'pasted.csv', content: Buffer.from(pasted) }
}

/** What was imported so far, and a form to bring more. */
export function createImportListController({ services, pages, now }: RouteDependencies) {
  const rowOf = (row: Import, timeZone: string) => ({
    href: `/imports/${row.id}`,
    name: row.source,
    kind: kindWords[row.kind],
    badge: statusBadges[row.status],
    time: readableTime(row.createdAt, now(), timeZone),
  })

  async function send(request: Request, response: Response, errors: FieldError[]): Promise<void> {
    const { business } = viewerOf(response)
    const imports = await services.imports.list(business.id, shown)
    await pages.send(request, response, 'imports/list', {
      title: errors.length > 0 ? 'Error: Import' : 'Import',
      status: errors.length > 0 ? 422 : 200,
      errors,
      kinds: importKinds.map(kind => ({ value: kind, label: kindWords[kind] })),
      kind: formText(request, 'kind') || 'menu',
      text: formText(request, 'text'),
      rows: imports.map(row => rowOf(row, business.timeZone)),
    })
  }

  return {
    show: (request: Request, response: Response): Promise<void> => send(request, response, []),

    upload: async (request: Request, response: Response): Promise<void> => {
      const { business, member } = viewerOf(response)
      const kind = importKinds.find(known => known === formText(request, 'kind')) as ImportKind | undefined
      const upload = uploadOf(request)
      if (kind === undefined) return send(request, response, [{ field: 'kind', message: 'Say what it is.' }])
      if (upload === undefined) {
        return send(request, response, [{ field: 'file', message: 'Choose a file, or paste a table.' }])
      }
      if (!readable.test(upload.name)) {
        const message =
          'This is no CSV, JSON or zip file. In a spreadsheet choose “Save as” or “Download”, then CSV.'
        return send(request, response, [{ field: 'file', message }])
      }
      const row = await services.imports.createUpload({
        businessId: business.id,
        kind,
        source: upload.name,
        status: 'draft',
        memberId: member.id,
        content: upload.content,
      })
      redirect(response, `/imports/${row.id}`)
    },
  }
}
