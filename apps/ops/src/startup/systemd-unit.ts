import path from 'node:path'

export interface Installation {
  /** absolute path of node */
  node: string
  /** absolute path of the program behind `npm start` */
  launcher: string
  /** absolute */
  projectDir: string
  /** whom systemd starts it as; root, who becomes another user by itself, where absent */
  user: string | undefined
}

/** Browser and database close within a minute, each on its own deadline. */
const stopSeconds = 120
const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** One word of a unit file: blanks, quotes and systemd's own % and $ stand for themselves. */
function quoted(text: string): string {
  const plain = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%')
  return `"${plain}"`
}

/** In a command a $ names a variable; elsewhere it is a letter like any other. */
const commandWord = (text: string): string => quoted(text).replaceAll('$', '$$$$')

/** A systemd service that runs Comanda from the machine's start on, as `npm start` does. */
export function systemdUnit({ node, launcher, projectDir, user }: Installation): string {
  return [
    '[Unit]',
    'Description=Comanda, orders by chat',
    'Wants=network-online.target',
    'After=network-online.target',
    '# it never gives up: what it may do how often, it counts by itself',
    'StartLimitIntervalSec=0',
    '',
    '[Service]',
    'Type=exec',
    ...(user === undefined ? [] : [`User=${user}`]),
    // a path stands as it is here: quotes would be taken for a part of it
    `WorkingDirectory=${projectDir.replaceAll('%', '%%')}`,
    // the set-up of a new version calls npm, which stands beside node
    `Environment=${quoted(`PATH=${path.dirname(node)}:${systemPath}`)}`,
    `ExecStart=${commandWord(node)} ${commandWord(launcher)}`,
    'Restart=always',
    'RestartSec=5',
    '# only the launcher is told to stop; it ends the rest in order',
    'KillMode=mixed',
    `TimeoutStopSec=${stopSeconds}`,
    '# a page that the kernel ended for want of memory is opened again; the rest goes on',
    'OOMPolicy=continue',
    'NoNewPrivileges=yes',
    '',
    '[Install]',
    'WantedBy=multi-user.target',
    '',
  ].join('\n')
}
