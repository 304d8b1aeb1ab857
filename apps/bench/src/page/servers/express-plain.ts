import { createServer } from 'node:http'
import express from 'express'
import { listenAndTell } from './tell.js'

/** An empty route of Express as it comes. */
const app = express().disable('x-powered-by')
app.get('/', (_request, response) => {
  response.end()
})
await listenAndTell(createServer(app))
