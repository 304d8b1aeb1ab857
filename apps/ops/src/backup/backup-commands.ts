import type { Command } from 'commander'
import type { Outcome } from '../output.js'
import type { Terminal } from '../terminal.js'
import { type BackUpOptions, backUp } from './back-up.js'
import { type RestoreCommandOptions, restore } from './restore.js'

type Answer = (outcome: Outcome) => void

export function addBackupCommand(program: Command, terminal: Terminal, answer: Answer): void {
  program
    .command('backup')
    .description('put the database and the WhatsApp sign-in into one file, while everything runs')
    .argument('[file]', 'a new file; in the data folder where absent')
    .option('--key-file <file>', 'encrypt with the key in this file (else with BACKUP_KEY, where set)')
    .option('--no-session', 'leave the WhatsApp sign-in out')
    .action(async (file: string | undefined, options: BackUpOptions) => {
      answer(await backUp(file, options, terminal))
    })
}

export function addRestoreCommand(program: Command, terminal: Terminal, answer: Answer): void {
  program
    .command('restore')
    .description('put a backup in place, while Comanda is stopped')
    .argument('<file>', 'what ops backup made')
    .option('--check', 'restore into a database made for it, compare and drop it; nothing else is touched')
    .option('--replace', 'also where there is something already; asks first')
    .option('--confirm <slug>', 'the answer to that question')
    .option('--key-file <file>', 'decrypt with the key in this file (else with BACKUP_KEY)')
    .option('--no-session', 'leave the WhatsApp sign-in as it is')
    .action(async (file: string, options: RestoreCommandOptions) => {
      answer(await restore(file, options, terminal))
    })
}
