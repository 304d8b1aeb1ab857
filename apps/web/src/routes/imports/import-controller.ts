import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Description } from '@comanda/import/description/types.js'
import { SetAsideError } from '@comanda/import/import-error.js'
import { previewOf } from '@comanda/import/preview.js'
import { setAsideCsv } from '@comanda/import/set-aside-csv.js'
import type { Import, ImportStatus } from '@comanda/shared/imports/types.js'
import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { formText } from '../../formatting/form.js'
import { redirect } from '../../middleware/redirect.js'
import { RefusedError } from '../../middleware/refused-error.js'
import { rowId } from '../../routing/row-id.js'
import { requesterOf } from '../../session/requester.js'
import { viewerOf } from '../../session/viewer.js'
import { columnsForm, readColumns } from './columns-form.js'
import { importPanel } from './import-panel.js'
import { kindWords } from './words.js'

const refreshSeconds = 2
const setAsideShown = 50
const setAsideInFile = 100_000

/** One import: its columns before it is begun, then how far it is and what it set aside. */
export function createImportController({ services, pages, importRunner, now }: RouteDependencies) {
  async function find(request: Request, response: Response): Promise<Import> {
    const id = rowId(request.params.id)
    const row = id === undefined ? undefined : await services.imports.find(viewerOf(response).business.id, id)
    if (row === undefined) throw new RefusedError('not-found', 'no such import at this business')
    return row
  }

  async function sendColumns(request: Request, response: Response, row: Import): Promise<void> {
    const { business } = viewerOf(response)
    const bytes = await buffer(Readable.from(services.imports.upload(row.id)))
    const description = (row.description ?? undefined) as Description | undefined
    const content = {
      name: row.source,
      bytes: bytes.length,
      whole: () => bytes,
      stream: async function* () {
        yield bytes
      },
    }
    const page = {
      title: `Import: ${row.source}`,
      heading: `${kindWords[row.kind]}: ${row.source}`,
      id: row.id,
    }
    // what is in a zip is known by its own columns
    const isZip = /\.zip$/i.test(row.source)
    try {
      const context = {
        ...business,
        businessId: business.id,
        description,
        itemKeys: new Map<string, string>(),
      }
      const form = isZip
        ? undefined
        : columnsForm(row.kind, await previewOf(row.kind, content, context), business)
      await pages.send(request, response, 'imports/columns', {
        ...page,
        form,
        isOwn: description !== undefined,
        problem: undefined,
      })
    } catch (error) {
      if (!(error instanceof SetAsideError)) throw error
      await pages.send(request, response, 'imports/columns', {
        ...page,
        title: `Error: Import: ${row.source}`,
        status: 422,
        form: undefined,
        isOwn: false,
        problem: error.message,
      })
    }
  }

  const panelOf = (response: Response, row: Import) => importPanel(row, viewerOf(response).business, now())

  /** Moves it on, where it stands as the page showed it; whoever was faster is seen on the page. */
  const step =
    (from: readonly ImportStatus[], to: ImportStatus) =>
    async (request: Request, response: Response): Promise<void> => {
      const row = await find(request, response)
      await services.imports.setStatus(row.id, from, to)
      importRunner.wake()
      redirect(response, `/imports/${row.id}`)
    }

  return {
    show: async (request: Request, response: Response): Promise<void> => {
      const row = await find(request, response)
      if (row.status === 'draft') return sendColumns(request, response, row)
      const entries = await services.imports.listSetAside(row.id, { most: setAsideShown })
      await pages.send(request, response, 'imports/show', {
        title: `Import: ${row.source}`,
        panel: panelOf(response, row),
        panelHref: `/imports/${row.id}/panel`,
        isLive: row.status === 'running',
        refreshSeconds,
        entries: entries.map(({ file, line, reason }) => ({
          where:
            [...(file === row.source ? [] : [file]), ...(line === undefined ? [] : [`Row ${line}`])].join(
              ', ',
            ) || file,
          reason,
        })),
        more: Math.max(0, row.setAside - entries.length),
        scripts: row.status === 'running' ? ['live-panel.js'] : [],
      })
    },

    /** The page's changing part, for the page's script; once it is over the page itself has more to say. */
    showPanel: async (request: Request, response: Response): Promise<void> => {
      const row = await find(request, response)
      if (row.status !== 'running') return redirect(response, `/imports/${row.id}`)
      await pages.sendPartial(response, 'import-panel', { panel: panelOf(response, row) })
    },

    /** Keeps which column is what, and begins where that was asked for. */
    columns: async (request: Request, response: Response): Promise<void> => {
      const row = await find(request, response)
      const own = readColumns(request, row.kind)
      await services.imports.setDescription(row.id, own)
      if (formText(request, 'begin') === 'yes') {
        const isBegun = await services.imports.setStatus(row.id, ['draft'], 'running')
        if (isBegun) {
          const event = { businessId: row.businessId, what: 'import_begun', detail: row.kind } as const
          await services.audit.note(event, requesterOf(request, response))
        }
        importRunner.wake()
      }
      redirect(response, `/imports/${row.id}`)
    },

    pause: step(['running'], 'paused'),
    resume: step(['paused'], 'running'),
    cancel: step(['draft', 'running', 'paused'], 'cancelled'),

    setAside: async (request: Request, response: Response): Promise<void> => {
      const row = await find(request, response)
      const entries = await services.imports.listSetAside(row.id, { most: setAsideInFile })
      response
        .attachment(`set-aside-${row.id}.csv`)
        .type('text/csv; charset=utf-8')
        .send(setAsideCsv(entries))
    },
  }
}
