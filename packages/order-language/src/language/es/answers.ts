import { type Answers, listAnswers as list } from '../answers.js'

export const spanishAnswers: Answers = {
  yes: {
    decisive: list(
      'si sip claro dale vale va sale orale listo bueno bien asi correcto exacto perfecto acuerdo supuesto adelante confirma confirmo confirmar confirmado confirmalo okey oki okis',
    ),
    beside: list('que esta todo es muy de eso mismo lo quiero hazlo pedido'),
  },
  no: {
    decisive: list('no'),
    beside: list('todavia aun ahora asi mejor es esta bien correcto'),
  },
  courtesy: list('gracias por favor porfa porfavor xfa'),
}
