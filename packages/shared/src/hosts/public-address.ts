/** Where people reach the dashboard, for links: what the settings say, never what a request says. */
export const publicAddress = (web: { publicUrl: string | undefined; port: number }): string =>
  web.publicUrl ?? `http://localhost:${web.port}`
