import express, { type RequestHandler } from 'express'

/** A file of a form, where its bytes are wanted. */
export interface FormFile {
  name: string
  content: Buffer
}

/** A form with files as node's own reader takes it apart. */
const parse =
  (read: (file: File) => Promise<unknown>): RequestHandler =>
  async (request, _response, next) => {
    const body: unknown = request.body
    if (!Buffer.isBuffer(body)) return next()
    const fields: Record<string, unknown> = {}
    try {
      const headers = { 'content-type': request.get('content-type') ?? '' }
      for (const [name, value] of await new Response(new Uint8Array(body), { headers }).formData()) {
        fields[name] = typeof value === 'string' ? value : await read(value)
      }
    } catch (cause) {
      return next(Object.assign(new Error('the form can not be read', { cause }), { status: 400 }))
    }
    request.body = fields
    next()
  }

const asBytes = async (file: File): Promise<FormFile> => ({
  name: file.name,
  content: Buffer.from(await file.arrayBuffer()),
})

const readRaw = (limit: string): RequestHandler => express.raw({ type: 'multipart/form-data', limit })

/** Reads a form of up to 2 MB into texts by name; a file counts as its text. */
export const readFilesForm: RequestHandler[] = [readRaw('2mb'), parse(file => file.text())]

/** Reads a form of up to 20 MB; a file is a `FormFile`, whatever it is written in. */
export const readUploadForm: RequestHandler[] = [readRaw('20mb'), parse(asBytes)]
