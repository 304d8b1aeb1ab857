import { BusinessError } from '@comanda/shared/businesses/service.js'
import type { MemberOutcome } from '@comanda/shared/members/service.js'
import { type Member, type Role, roles } from '@comanda/shared/members/types.js'
import type { Request, Response } from 'express'
import type { RouteDependencies } from '../../dependencies.js'
import { type FieldError, formText } from '../../formatting/form.js'
import { redirect } from '../../middleware/redirect.js'
import { RefusedError } from '../../middleware/refused-error.js'
import { rowId } from '../../routing/row-id.js'
import { requesterOf } from '../../session/requester.js'
import { viewerOf } from '../../session/viewer.js'

const roleWords: Record<Role, string> = {
  owner: 'Owner · everything',
  manager: 'Manager · all but people and linking WhatsApp',
  kitchen: 'Kitchen · orders, chats, sold out',
  driver: 'Driver · orders',
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const roleOptions = Object.entries(roleWords).map(([value, label]) => ({ value, label }))

const noMember = (): RefusedError => new RefusedError('not-found', 'no such member of this business')

/** Who belongs to the shop. A link is shown once, to be passed on by hand. */
export function createMembersController({ services, pages, settings, read }: RouteDependencies) {
  async function sendList(
    request: Request,
    response: Response,
    input: { email: string; role: string; errors: FieldError[] },
  ): Promise<void> {
    const viewer = viewerOf(response)
    const { business, member } = viewer
    const members = await read(viewer, { name: 'members', topics: ['shop'], life: 'users' }, () =>
      services.members.ofBusiness(business.id),
    )
    const { demanded, withFactor } = await read(
      viewer,
      { name: 'second factors', topics: ['shop'], life: 'users' },
      async () => ({
        demanded: await services.secondFactors.demandedRoles(business.id),
        withFactor: await services.secondFactors.membersWith(business.id),
      }),
    )
    await pages.send(request, response, 'members/list', {
      ...input,
      title: input.errors.length > 0 ? 'Error: People' : 'People',
      status: input.errors.length > 0 ? 422 : 200,
      roleOptions,
      roleChoices: roles.map(name => ({
        type: 'checkbox',
        id: `second-factor-${name}`,
        name: `second-factor-${name}`,
        value: 'yes',
        label: capital(name),
        isChosen: demanded.includes(name),
      })),
      rows: members.map(({ id, email, role, loginId }) => ({
        address: `/members/${id}`,
        field: `role-${id}`,
        email,
        role,
        hasJoined: loginId !== undefined,
        hasSecondFactor: withFactor.includes(id),
        lacksSecondFactor: loginId !== undefined && demanded.includes(role) && !withFactor.includes(id),
        isYou: id === member.id,
      })),
    })
  }

  const sendLink = (
    request: Request,
    response: Response,
    { member, token }: { member: Member; token: string },
  ): Promise<void> => {
    return pages.send(request, response, 'members/link', {
      title: 'A link to pass on',
      email: member.email,
      link: new URL(`/welcome/${token}`, settings.address()).href,
    })
  }

  /** Shows why it can't be done, where it can't. */
  async function orSayWhy(
    request: Request,
    response: Response,
    input: { email: string; role: string; field: string },
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof BusinessError)) throw error
      const { field, ...form } = input
      await sendList(request, response, { ...form, errors: [{ field, message: error.message }] })
    }
  }

  function memberId(request: Request): number {
    const id = rowId(request.params.id)
    if (id === undefined) throw noMember()
    return id
  }

  function afterChange(outcome: MemberOutcome): void {
    if (outcome === 'not_found') throw noMember()
    if (outcome === 'last_owner') {
      throw new BusinessError('A shop needs an owner who has signed in. Make somebody else one first.')
    }
  }

  const nothing = { email: '', role: 'kitchen' }

  return {
    list: (request: Request, response: Response): Promise<void> =>
      sendList(request, response, { ...nothing, errors: [] }),

    add: (request: Request, response: Response): Promise<void> => {
      const form = { email: formText(request, 'email').trim(), role: formText(request, 'role') }
      return orSayWhy(request, response, { ...form, field: 'email' }, async () => {
        const { business } = viewerOf(response)
        const invited = await services.members.inviteFromShop(
          { businessId: business.id, ...form },
          requesterOf(request, response),
        )
        await sendLink(request, response, invited)
      })
    },

    setRole: (request: Request, response: Response): Promise<void> => {
      const id = memberId(request)
      return orSayWhy(request, response, { ...nothing, field: `role-${id}` }, async () => {
        const { business } = viewerOf(response)
        afterChange(
          await services.members.setRole(
            business.id,
            id,
            formText(request, 'role'),
            requesterOf(request, response),
          ),
        )
        redirect(response, '/members')
      })
    },

    demandSecondFactor: async (request: Request, response: Response): Promise<void> => {
      const wanted = roles.filter(name => formText(request, `second-factor-${name}`) === 'yes')
      const { business } = viewerOf(response)
      await services.secondFactors.demand(business.id, wanted, requesterOf(request, response))
      redirect(response, '/members')
    },

    makeLink: (request: Request, response: Response): Promise<void> => {
      const id = memberId(request)
      return orSayWhy(request, response, { ...nothing, field: `role-${id}` }, async () => {
        const made = await services.members.newLink(
          viewerOf(response).business.id,
          id,
          requesterOf(request, response),
        )
        if (made === undefined) throw noMember()
        await sendLink(request, response, made)
      })
    },

    remove: (request: Request, response: Response): Promise<void> => {
      const id = memberId(request)
      return orSayWhy(request, response, { ...nothing, field: `role-${id}` }, async () => {
        afterChange(
          await services.members.remove(viewerOf(response).business.id, id, requesterOf(request, response)),
        )
        redirect(response, '/members')
      })
    },
  }
}
