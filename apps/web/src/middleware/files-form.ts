import express, { type RequestHandler } from 'express'

const readRaw = express.raw({ type: 'multipart/form-data', limit: '2mb' })

/** A form with files as node's own reader takes it apart. A file counts as its text. */
const parse: RequestHandler = async (request, _response, next) => {
  const body: unknown = request.body
  if (!Buffer.isBuffer(body)) return next()
  const fields: Record<string, string> = {}
  try {
    const headers = { 'content-type': request.get('content-type') ?? '' }
    for (const [name, value] of await new Response(new Uint8Array(body), { headers }).formData()) {
      fields[name] = typeof value === 'string' ? value : await value.text()
    }
  } catch (cause) {
    return next(Object.assign(new Error('the form can not be read', { cause }), { status: 400 }))
  }
  request.body = fields
  next()
}

/** Reads a form of up to 2 MB into texts by name. */
export const readFilesForm: RequestHandler[] = [readRaw, parse]
