import type { Language } from '../language.js'
import { portugueseAnswers } from './answers.js'
import { portugueseQuestions } from './questions.js'
import { portugueseTalk } from './talk.js'
import { times } from './times.js'
import { portugueseWishes } from './wishes.js'

export const portuguese: Language = {
  code: 'pt',
  modifiersFollow: true,
  numbers: {
    dois: 2,
    duas: 2,
    tres: 3,
    quatro: 4,
    cinco: 5,
    seis: 6,
    sete: 7,
    oito: 8,
    nove: 9,
    dez: 10,
    onze: 11,
    doze: 12,
    treze: 13,
    quatorze: 14,
    catorze: 14,
    quinze: 15,
    dezesseis: 16,
    dezessete: 17,
    dezoito: 18,
    dezenove: 19,
    vinte: 20,
    trinta: 30,
    quarenta: 40,
    cinquenta: 50,
    sessenta: 60,
    setenta: 70,
    oitenta: 80,
    noventa: 90,
    cem: 100,
    duzentos: 200,
    duzentas: 200,
    trezentos: 300,
    trezentas: 300,
    quatrocentos: 400,
    quatrocentas: 400,
    quinhentos: 500,
    quinhentas: 500,
    seiscentos: 600,
    seiscentas: 600,
    setecentos: 700,
    setecentas: 700,
    oitocentos: 800,
    oitocentas: 800,
    novecentos: 900,
    novecentas: 900,
    'um par de': 2,
    'um par': 2,
    'um quarto de': 0.25,
    'tres quartos de': 0.75,
    'meia duzia': 6,
    'meia duzia de': 6,
  },
  ordinals: {
    'o primeiro': 1,
    'a primeira': 1,
    'o segundo': 2,
    'a segunda': 2,
    'o terceiro': 3,
    'a terceira': 3,
    'o quarto': 4,
    'a quarta': 4,
    'o quinto': 5,
    'a quinta': 5,
    'o sexto': 6,
    'a sexta': 6,
    'o setimo': 7,
    'a setima': 7,
    'o oitavo': 8,
    'a oitava': 8,
    'o nono': 9,
    'a nona': 9,
    'o decimo': 10,
    'a decima': 10,
    ultimos: -1,
    ultimas: -1,
    'o ultimo': -1,
    'a ultima': -1,
    'o penultimo': -2,
    'a penultima': -2,
  },
  multipliers: { duzia: 12, duzias: 12, cento: 100, centos: 100, mil: 1000 },
  measures: {
    kg: 'kg',
    k: 'kg',
    kgs: 'kg',
    kilo: 'kg',
    kilos: 'kg',
    quilo: 'kg',
    quilos: 'kg',
    quilograma: 'kg',
    quilogramas: 'kg',
    g: 'g',
    gr: 'g',
    grama: 'g',
    gramas: 'g',
    l: 'l',
    lt: 'l',
    lts: 'l',
    litro: 'l',
    litros: 'l',
    ml: 'ml',
  },
  shorthand: `p/ para, di de, i e,  q que, d de, c com, s sem, p para, pr para, n nao, naum nao, ñ nao, ñao nao, vcs voces, vc voce, tbm tambem, tb tambem, hj hoje, vdd verdade, msm mesmo, blz beleza, qro quero, qria queria, qeria queria, qria queria, kero quero, qero quero, cm com, sm sem, mt muito, mto muito, mta muita, dps depois, agr agora, qnt quanto, qto quanto, pfvr pfv, obgda obrigada`,
  clitics: 'me, nos, lhe, lo, la, los, las',
  diminutives: [
    ['zinhos', ''],
    ['zinhas', ''],
    ['zinho', ''],
    ['zinha', ''],
    ['quinho', 'co'],
    ['quinha', 'ca'],
    ['quinhos', 'co'],
    ['quinhas', 'ca'],
    ['guinho', 'go'],
    ['guinha', 'ga'],
    ['guinhos', 'go'],
    ['guinhas', 'ga'],
    ['inho', 'o'],
    ['inha', 'a'],
    ['inhos', 'o'],
    ['inhas', 'a'],
    ['inho', 'e'],
    ['inha', ''],
    ['inho', ''],
    ['zao', ''],
    ['ao', 'o'],
  ],
  synonyms: `
    grande, gd, grd, gde, grandao
    medio, med
    pequeno, peq, peqn, pequenininho
    duplo, dupla, dobro
    batata frita, fritas, batatas
    refrigerante, refri
    coca cola, coca, cocacola, coke
    cola, coca, coca cola, coke
    hamburguer, burguer, burger, hamburger
    mussarela, muçarela, mozarela, mozzarella, muzzarela
    calabresa, calab, calabreza
    maionese, maio
    ketchup, catchup, catupe
    frango com catupiry, frango catupiry, frango c catupiry
    quatro queijos, 4 queijos
    suco de laranja, suco laranja
    cerveja, breja, cervejinha
    cachorro quente, hot dog, dog
    sanduiche, lanche, sanduba
    presunto, fiambre
    cogumelo, champignon, champinhom
    abacaxi, ananas
    mandioca, aipim, macaxeira
    pimentao, pimento
    sem açucar, zero, diet
    com gas, gasosa
    sem gas, natural
    leite condensado, leite moça
    esfiha, esfirra, sfiha
    queijo, qjo
    cafe, cafezinho
    sorvete, gelado
    pao frances, pao de sal, cacetinho, carioquinha
    xburger, x burger, cheeseburger
    milkshake, milk shake, shake
    bacon, beicon, toucinho
    marguerita, margherita, margarita, marguerite`,
  shortSizes: `
    pequeno, p, peq
    medio, m, med
    media, m, med
    grande, g, gd, gde, grd
    gigante, gg
    familia, f, fam
    broto, b`,
  foods: `bebidas, sobremesas, pratos, pizza, pizzas, pasta, pasto, sopa, arroz, feijao, feijoes, farofa, pao, paes, queijo, queijos, leite, ovo, ovos, carne, carnes, frango, frangos, porco, peru, presunto, linguica, salsicha, bacon, peixe, peixes, atum, salmao, bacalhau, camarao, camaroes, lula, polvo,
    alface, tomate, tomates, cebola, cebolas, alho, pimentao, pepino, cenoura, cenouras, batata, batatas, brocolis, espinafre, milho, ervilha, ervilhas, palmito, azeitona, azeitonas, cogumelo, cogumelos, abobora, berinjela, couve, mandioca,
    maca, macas, pera, peras, laranja, laranjas, banana, bananas, uva, uvas, limao, limoes, manga, mangas, abacaxi, morango, morangos, melao, melancia, kiwi, mamao, goiaba, coco, pessego, maracuja, acerola, caju, amendoim, nozes, castanha,
    lanche, lanches, hamburguer, coxinha, coxinhas, pastel, pasteis, empada, empadas, esfiha, esfihas, kibe, quibe, tapioca, acaraje, moqueca, feijoada, churrasco, picanha, salada, saladas, lasanha, macarrao, nhoque, estrogonofe, risoto, sushi, temaki, yakisoba, bolo, bolos, torta, tortas, pudim, brigadeiro, brigadeiros, sorvete, acai, chocolate, baunilha, caramelo, canela, mel, acucar, sal, pimenta, molho, molhos, maionese, ketchup, mostarda, vinagre, azeite,
    cafe, cafes, cha, agua, aguas, suco, sucos, refrigerante, coca, cocas, guarana, fanta, cerveja, cervejas, vinho, vinhos, vitamina, caipirinha, chope, mate`,
  genera: `acompanamento, acompanhamento, acompanhamentos, entrada, entradas, bebida, bebidas, prato, pratos, lanche, lanches, sanduiche, sanduiches, pizza, pizzas, hamburguer, refrigerante, refrigerantes, suco, sucos, sobremesa, sobremesas, salada, saladas, sopa, sopas, pao, molho, cafe, cafes, salgado, salgados`,
  talk: portugueseTalk,
  endings: {
    plurals: [
      ['oes', 'ao'],
      ['aes', 'ao'],
      ['aos', 'ao'],
      ['eis', 'el'],
      ['ais', 'al'],
      ['ois', 'ol'],
      ['ns', 'm'],
    ],
    foldsGender: true,
    ordinals: [],
  },
  answers: portugueseAnswers,
  wishes: portugueseWishes,
  questions: portugueseQuestions,
  phrases: {
    dislike: `nao gosta de, nao gosta do, nao gosta da, nao gosta, nao gosto de, nao gosto do, nao gosto da, nao gosto, nao gostamos de, nao gostam de, nao come, nao comem, nao como, nao pode comer, nao posso comer, nao podem comer, odeia, odeio, odeiam, detesta, detesto, nao suporta, nao suporto, nao aguenta, nao aguento, nao curte, nao curto, nao pode com, nao posso com, nao quer, nao pode ter, nao posso ter`,
    weAre: `somos, seremos, vamos ser, estamos em, somos em, a gente e, vem, mesa de, grupo de, um grupo de`,
    otherwise: `se nao, senao, e se nao, se nao tiver, se n tiver, se nao houver, se nao tem, se nao tiverem, se nao der, caso contrario, caso nao tenha, na falta`,
    aged: `filho de, filha de, menino de, menina de, neto de, neta de, sobrinho de, sobrinha de, bebe de, crianca de, criancas de, pequeno de, pequena de, faz, fazendo, completa, idade de, aniversario de`,
    anew: `apaga, apaga tudo, apaga isso, apague, apague tudo, apaga o pedido, risca tudo, zera tudo, zera, comeca de novo, comecamos de novo, comeca do zero, comecar do zero, recomeca, recomecando, desde o comeco, do comeco, de novo do comeco, comecar de novo, vamos comecar de novo, vou comecar de novo, recomecar, refazer, refazer tudo, deixa eu refazer, deixa eu refazer tudo, vou refazer, vou refazer o pedido, refaz o pedido, refaz tudo, refazendo, do zero, esquece tudo isso, esquece o anterior, esquece o que eu pedi, esquece o de antes, esquece o que pedi, ignora o anterior, ignora o de antes, ta errado, esta errado, nao e isso, o pedido completo e, o pedido todo e, no total fica, repetindo o pedido`,
    left: `na esquerda, a esquerda, do lado esquerdo, no lado esquerdo, lado esquerdo, metade esquerda, na metade esquerda, a metade esquerda`,
    right: `na direita, a direita, do lado direito, no lado direito, lado direito, metade direita, na metade direita, a metade direita`,
    complaint: `da ultima vez nao, da outra vez nao, nao mandaram, nao trouxeram, nao me mandaram, veio sem, vieram sem, chegou sem, chegaram sem, veio tudo frio, chegou tudo frio, tudo frio, nao veio, nao vieram, faz mais de uma hora, mais de uma hora esperando, uma hora esperando, to esperando, estou esperando, estamos esperando, ainda esperando, demora tanto, demorando demais, demorando muito, ta demorando, que demora, e um absurdo, um absurdo, inaceitavel, palhacada, nunca mais, pessimo atendimento, pior atendimento, pior pizza, nao foi o que pedi, nao foi isso que pedi, nao e o que pedi, nao e isso que pedi, mandaram errado, pedido errado, ta cru, ta crua, um cabelo, tinha um cabelo, quero reclamar, reclamacao, cobraram a mais, cobraram duas vezes, cade a comida, nao chegou nada, nada ate agora, chegou frio, chegou fria, chegaram frios, chegaram frias, chegou gelado, chegou gelada, veio frio, veio fria, vieram frios, vieram frias, veio gelado, veio gelada, tava frio, tava fria, estava frio, estava fria, tava duro, tava dura, estava duro, estava dura, tava cru, tava crua, estava cru, estava crua, tava queimado, estava queimado, tava ruim, estava ruim, tava horrivel, estava horrivel, nao chegou, nunca chegou, nao chega, ainda nao chegou, veio faltando, veio errado, veio errada, vieram errados, faltou, faltaram, faltando, esqueceram, voces esqueceram, decepcao, que decepcao, uma vergonha, reembolso, estorno, quero meu dinheiro, parecia de ontem, faz uma hora, ja faz uma hora, que comprei, fiquei chateada, fiquei chateado`,
    those: 'esses, essas, estes, estas, eles, elas',
    care: 'alergico, alergica, alergico a, alergica a, alergia, alergia a, alergias, intolerante, intolerante a, intolerante a lactose, intolerancia, celiaco, celiaca, diabetico, diabetica, gravida',
    again:
      'a mesma coisa, o mesmo de novo, a mesma coisa de novo, tudo de novo, tudo igual, mais do mesmo, exatamente o mesmo, exatamente a mesma coisa',
    alike:
      'outro desse, outra dessa, outros desses, outras dessas, mais um desses, mais uma dessas, igual, iguais, outro igual, outra igual, um igual, uma igual, mais um igual, mais uma igual, igualzinho, igualzinha, o mesmo, a mesma, do mesmo jeito, da mesma forma, da mesma maneira, igual a, igual ao, no mesmo, na mesma, com o mesmo, com a mesma',
    usual:
      'o de sempre, o mesmo de sempre, a mesma coisa de sempre, o mesmo da ultima vez, o mesmo da outra vez, igual da ultima vez, igual a ultima vez, a mesma coisa da ultima vez, o mesmo de ontem, a mesma coisa de ontem, o mesmo pedido, meu pedido de sempre, o pedido de sempre, repete meu ultimo pedido, repetir meu ultimo pedido, repete o ultimo pedido, igual ao da ultima vez, como da ultima vez, como sempre, o mesmo que da ultima vez, igual da semana passada, igual semana passada, o mesmo da semana passada, a mesma coisa da semana passada, igual da outra vez, igual ontem, o mesmo do outro dia',
    courtesy: `boas, ora boas, boas tardes, nao esquece, nao esquece hein, nao esqueca, nao esquecam, nao vai esquecer, nao vao esquecer, sff, se faz favor, faz favor, fachavor, nada de bebida, nada de bebidas, de beber nada, pra beber nada, uma amiga indicou voces, um amigo indicou voces, me indicaram voces, tam, tamanho, no tamanho, do tamanho, de tamanho, lanche da tarde, pro lanche da tarde, para o lanche da tarde, pro lanche, para o lanche, pra hora do lanche, plis, pls, plz, nada a mais, sem nada a mais, sem adicional, sem adicionais, sem adicional nenhum, sem nenhum adicional, sem adicionais nenhum, sem extras, sem extra nenhum, nada extra, nada pra beber, nada para beber, nada de beber, sem nada pra beber, do jeito que vem, como vem, tal qual, oi, ola, oii, oie, opa, bom dia, boa tarde, boa noite, tudo bem, tudo bom, tudo certo, td bem, td bom, como vai, beleza, blz, e ai, eai, alo, saudacoes,
      por favor, porfavor, pfv, pf, pfvr, por gentileza, obrigado, obrigada, obg, obgd, brigado, brigada, vlw, valeu, muito obrigado, muito obrigada, agradeco, desde ja agradeco, de nada, grato, grata,
      so isso, e so isso, e so, isso e tudo, isso, e isso, e isso ai, isso ai, mais nada, nada mais, por enquanto e so, so isso mesmo, so isso obrigado, e mais nada,
      eh, ah, ahn, hum, hmm, entao, bem, bom, ta, ta bom, ta bem, ok, okay, certo, claro, ne, tipo, deixa eu ver, vamos ver, kkk, kkkk, kk, rs, rsrs, haha, com licenca, olha,
      amigo, amiga, moco, moca, chefe, senhor, senhora, querido, querida, gente, pessoal, galera, mano, cara, tchau, ate logo, ate mais, abraco, abracos, otimo, perfeito, legal, maravilha, show, joia,
      se puder, se possivel, se der, quando puder, meu pedido, meu pedido e, esse e meu pedido, pedido, um pedido, o pedido, fazer um pedido, fazer o pedido, fazer pedido, no mais, por hora, entao ta, oiee, oiii, oii gente, boa, bao, salve, fala, fala ai, fala meu, e ae, eae, coe, meu querido, minha querida, meu bem, moço, moça, tio, tia, patrao, chefia, brother, parca, parceiro, amigao, amiga linda, flor, linda, lindo, fazendo favor, faz favor, fazenofavor, por obsequio, valeuu, vlww, tmj, obrigadao, brigadao, brigadinha, gratidao, agradecido, agradecida, desde ja, de boa, de buenas, suave, top, massa, maneiro, demais, arrasou, uai, uai so, hein, ne gente, kkkkk, kkkkkk, kkkkkkk, rsrsrs, hahaha, hehe, huahua, aff, afe, eita, oxe, vish, opa tudo bem, tudo joia, tudo certinho, tudo sim, bom demais, uma coisa, so mais uma coisa, mais uma coisa, outra coisa, por ultimo, alias, ah e, e ah, ah sim, ta certo, tabom, tá ok, ta ok, fechou, fechado, blza, joinha, e nos, abs, bjs, bjo, beijo, beijos, bom trabalho, bom descanso, boa semana, bom fds, bom final de semana`,
    common: `bateu, vontade, bateu a vontade, bateu a fome, balcao, retiro, retiro no balcao, sendo, eu, tu, voce, voces, vc, vcs, nos, eles, ela, ele, me, te, se, lhe, meu, minha, meus, minhas, seu, sua, seus, suas, nosso, nossa, sou, somos, ser, estar, esta, estou, estamos, estao, era, foi, sao, eh,
      tenho, temos, tem, ter, vou, vamos, vai, vao, ir, fazer, faz, faca, pode, podem, posso, podemos, poderia, poderiam, quero, queria, preciso, gostaria, gostariamos, pedir, encomendar,
      muito, tambem, tb, tbm, alem, ja, aqui, ai, la, hoje, depois, antes, agora, sempre, nunca, ainda, talvez, melhor, igual, mesmo, mesma, coisa, ver,
      que, quem, qual, quais, onde, quando, como, porque, pq, mas sim, sim, se, em, por, para, pra, pro, ate, desde, entre, sobre, favor, vez, vezes, algo, alguem, ninguem, nada,
      pessoa, pessoas, criancas, crianca, filho, filha, esposa, esposo, marido, mulher, familia, festa, casa, escritorio, mesa, dia, noite, tarde, manha, almoco, janta, jantar, cafe da manha, comida, cardapio, fome,
      viagem, pra viagem, para viagem, levar, para levar, pra levar, retirar, buscar, enviar, envio, entrega, entregar, delivery, trazer, traz, manda, mandar, mande, preco, conta, pagar, pagamento, gostoso, fresco, fresca, favorito,
      pra mim, para mim, pra gente, pra nos, para nos, pra ele, pra ela, pra todos, tamanho, opcao, versao, estilo, porcoes de, porcao de, seremos, sao para, e pra, mudei, ideia, mudei de ideia, mudou, mudando, pensando bem, passo, passo ai, passo la, passar, passamos, vou passar, vou ai, busca, buscamos, vem, vier, vindo, chega, chegam, chegar, chegou, demora, demorar, tempinho, mae, pai, irmao, irma, avo, tio, tia, sogra, sogro, namorado, namorada, primo, prima, colega, chefe, reuniao, aniversario, visita, visitas, turma, molecada, comer, comemos, jantar hoje, almocar, lanchar, beber, tomar, matar a fome, morrendo de fome, promo, promocao, oferta, desconto, cupom, combo promo, valendo, esqueci, esqueceu, esquecendo, falei, falou, disse, pedi, pediu, pedido anterior, ontem, hoje mereco, mereco, quantia, portao, campainha, porteiro, portaria, interfone, entrada, fundos, frente, esquina, perto, proximo, referencia, rapido, rapidinho, logo, cedo, tarde demais, aguardo, aguardando, esperando, fico no aguardo, no aguardo, conseguir, consegue, consigo, daria, sera, seria possivel, tava, estava, fosse, veio, vinha, costumo, sempre peco, de preferencia, chave, nota, guardanapo, guardanapos, talher, talheres, canudo, canudos, sachezinho, motoboy, moto, entregador, minha casa, na minha casa, aqui em casa, com vc, com voces, ver com, aquele, aquela, daquele, daquela, grandao, hj, ja fez, fez, fizeram, feito, vou buscar, busco ai, passo para buscar, passo pra buscar`,
    want: `a gente quer, a gente vai querer, a gente queria, nos queremos, faltou pedir, me faltou, faltou so, esqueci de pedir, esqueci, esqueci de, tinha esquecido, tinha esquecido de, esqueci tambem, ia esquecendo, ia esquecendo de, faltou colocar, quero, queremos, quero pedir, queria, queria pedir, queriamos, eu quero, eu queria, gostaria, gostaria de, gostaria de pedir, eu gostaria de, gostariamos de, preciso, preciso de, precisamos de, me da, me de, me ve, me veja, ve pra mim, ve ai, me ve ai, me traz, me traga, traz, traga, manda, mande, me manda, me mande, manda pra mim, me envia, me envie, envia, envie,
      pode me dar, pode me ver, pode me trazer, pode trazer, pode mandar, pode me mandar, pode enviar, poderia me dar, poderia me trazer, poderia mandar, posso pedir, posso ter, da pra mandar, vou querer, vou pedir, vou levar, vamos querer, vamos pedir, vai ser, vao ser, seria, seriam, me passa, me separa, separa pra mim, separa, anota ai, anota, me vende, me faz, faz, faz pra mim, faz ai, pra mim, para mim, eu vou querer, eu vou de, vou de, vou ficar com, fico com, bota ai, me arruma, arruma, eu pego, vou pegar, queria ver, da pra fazer, da pra ver, da para mandar, vou querer tambem, eu peco, peco, pede, quero tambem, quero mais, gostaria de encomendar, quero encomendar, encomenda, separa ai, reserva, reserva ai, reserva pra mim, prepara, prepara ai, prepara pra mim, faz, faca, faca ai, faz a boa, desce, desce ai, solta, solta ai, bota pra mim, poe pra mim, ve, manda ver, mandar, mandem, mandem pra mim, tragam, entrega, entreguem, to querendo, tou querendo, estou querendo, estava querendo, to afim de, to a fim de, afim de, to precisando de, precisando de, precisava de, dai-me, me serve, me arranja, arranja, me consegue, consegue me mandar, consegue mandar, poderia me ver, poderia ver, pode fazer, pode ver, pode anotar, anota pra mim, vai, vai querer`,
    add: 'junte, junta, juntem, acrescentando, adicionando, e junte, adiciona, adicionar, adicione, adiciona ai, acrescenta, acrescentar, acrescente, inclui, incluir, inclua, coloca, colocar, coloque, poe, ponha, por mais, bota, botar, bote, pode adicionar, pode acrescentar, pode colocar, pode incluir, quero adicionar, soma, coloca mais, adiciona mais, poderia adicionar, põe mais, bota mais, poe tambem, coloca tambem, adiciona tambem, acrescenta tambem, bota tambem, inclui tambem, inclua tambem, adicionem, acrescentem, coloquem, incluam, joga, joga ai, mete, mete ai, taca, taca ai, soma ai, manda mais, quero adicionar tambem, gostaria de adicionar, gostaria de acrescentar, queria adicionar, queria acrescentar, capricha',
    remove:
      'nao manda, nao mande, nao mandem, nao envia, nao traz, desiste do, desiste da, desiste dos, desiste das, desiste de, desistir do, desistir da, desisto dos, desisto das, desisti dos, desisti das, tira, tirar, tire, retira, retire, remove, remover, remova, exclui, excluir, exclua, apaga, apagar, cancela o, cancela a, cancela os, cancela as, cancelar o, cancelar a, cancela isso, nao quero, nao queremos, nao quero mais, nao precisa, pode tirar, pode remover, pode retirar, pode cancelar, poderia tirar, ja nao quero, tira o, tira a, tira os, tira as, tirem, retirem, removam, esquece o, esquece a, esquece os, esquece as, esqueca o, esqueca a, nao precisa do, nao precisa da, nao precisa de, nao vou querer, nao vou querer mais, nao quero o, nao quero a, desisti do, desisti da, desisto do, desisto da, cancela aquele, cancela aquela, cancelem, elimina, eliminar, elimine, corta, corta o, corta a, deixa sem, pode deixar sem, pode tirar o, pode tirar a, pode cancelar o, pode cancelar a, gostaria de tirar, gostaria de retirar, queria tirar, queria retirar, nao manda, nao mande, nao bota, nao coloca',
    change:
      'trocando, substituindo, mudando, muda, mudar, mude, troca, trocar, troque, substitui, substituir, substitua, altera, alterar, altere, faz ser, que seja, que sejam, pode trocar, pode mudar, poderia trocar, quero trocar, quero mudar, passa pra, deixa, na verdade quero, sao, eram, e na verdade, troca o, troca a, troquem, mudem, muda pra, muda para, troca pra, troca para, deixa em, deixa so, deixa com, faz com, aumenta pra, aumenta para, diminui pra, diminui para, melhor ser, pode ser que, corrige, corrija, corrigir, em vez disso quero, na verdade e, na verdade sao, na real quero, quero que seja, vira, passa para, poderia mudar, da pra trocar, da pra mudar, consegue trocar, consegue mudar, gostaria de trocar, gostaria de mudar, queria trocar, queria mudar, pode ser, aumenta, aumentar, diminui, diminuir',
    cancel:
      'deixe estar, deixa estar, deixe la, nao deixa, deixa queto, deixa quieto, cancela tudo, cancela tudo isso, cancela o pedido, cancela meu pedido, cancela o meu pedido, cancela todo o pedido, cancela o pedido todo, cancela o pedido inteiro, cancela o anterior, cancela tudo que pedi, cancelar tudo, cancelar tudo isso, cancelar o pedido, cancelar meu pedido, cancelar o meu pedido, cancelar todo o pedido, cancelar o pedido todo, cancelar o pedido inteiro, cancelar o anterior, cancelar tudo que pedi, cancele tudo, cancele tudo isso, cancele o pedido, cancele meu pedido, cancele o meu pedido, cancele todo o pedido, cancele o pedido todo, cancele o pedido inteiro, cancele o anterior, cancele tudo que pedi, cancelem tudo, cancelem tudo isso, cancelem o pedido, cancelem meu pedido, cancelem o meu pedido, cancelem todo o pedido, cancelem o pedido todo, cancelem o pedido inteiro, cancelem o anterior, cancelem tudo que pedi, cancelo tudo, cancelo tudo isso, cancelo o pedido, cancelo meu pedido, cancelo o meu pedido, cancelo todo o pedido, cancelo o pedido todo, cancelo o pedido inteiro, cancelo o anterior, cancelo tudo que pedi, anula tudo, anula tudo isso, anula o pedido, anula meu pedido, anula o meu pedido, anula todo o pedido, anula o pedido todo, anula o pedido inteiro, anula o anterior, anula tudo que pedi, anular tudo, anular tudo isso, anular o pedido, anular meu pedido, anular o meu pedido, anular todo o pedido, anular o pedido todo, anular o pedido inteiro, anular o anterior, anular tudo que pedi, apaga tudo, apaga tudo isso, apaga o pedido, apaga meu pedido, apaga o meu pedido, apaga todo o pedido, apaga o pedido todo, apaga o pedido inteiro, apaga o anterior, apaga tudo que pedi, apagar tudo, apagar tudo isso, apagar o pedido, apagar meu pedido, apagar o meu pedido, apagar todo o pedido, apagar o pedido todo, apagar o pedido inteiro, apagar o anterior, apagar tudo que pedi, apague tudo, apague tudo isso, apague o pedido, apague meu pedido, apague o meu pedido, apague todo o pedido, apague o pedido todo, apague o pedido inteiro, apague o anterior, apague tudo que pedi, apaguem tudo, apaguem tudo isso, apaguem o pedido, apaguem meu pedido, apaguem o meu pedido, apaguem todo o pedido, apaguem o pedido todo, apaguem o pedido inteiro, apaguem o anterior, apaguem tudo que pedi, remove tudo, remove tudo isso, remove o pedido, remove meu pedido, remove o meu pedido, remove todo o pedido, remove o pedido todo, remove o pedido inteiro, remove o anterior, remove tudo que pedi, remover tudo, remover tudo isso, remover o pedido, remover meu pedido, remover o meu pedido, remover todo o pedido, remover o pedido todo, remover o pedido inteiro, remover o anterior, remover tudo que pedi, remova tudo, remova tudo isso, remova o pedido, remova meu pedido, remova o meu pedido, remova todo o pedido, remova o pedido todo, remova o pedido inteiro, remova o anterior, remova tudo que pedi, esquece tudo, esquece tudo isso, esquece o pedido, esquece meu pedido, esquece o meu pedido, esquece todo o pedido, esquece o pedido todo, esquece o pedido inteiro, esquece o anterior, esquece tudo que pedi, esquecer tudo, esquecer tudo isso, esquecer o pedido, esquecer meu pedido, esquecer o meu pedido, esquecer todo o pedido, esquecer o pedido todo, esquecer o pedido inteiro, esquecer o anterior, esquecer tudo que pedi, esqueca tudo, esqueca tudo isso, esqueca o pedido, esqueca meu pedido, esqueca o meu pedido, esqueca todo o pedido, esqueca o pedido todo, esqueca o pedido inteiro, esqueca o anterior, esqueca tudo que pedi, esquecam tudo, esquecam tudo isso, esquecam o pedido, esquecam meu pedido, esquecam o meu pedido, esquecam todo o pedido, esquecam o pedido todo, esquecam o pedido inteiro, esquecam o anterior, esquecam tudo que pedi, tira tudo, tira tudo isso, tira o pedido, tira meu pedido, tira o meu pedido, tira todo o pedido, tira o pedido todo, tira o pedido inteiro, tira o anterior, tira tudo que pedi, tirar tudo, tirar tudo isso, tirar o pedido, tirar meu pedido, tirar o meu pedido, tirar todo o pedido, tirar o pedido todo, tirar o pedido inteiro, tirar o anterior, tirar tudo que pedi, tirem tudo, tirem tudo isso, tirem o pedido, tirem meu pedido, tirem o meu pedido, tirem todo o pedido, tirem o pedido todo, tirem o pedido inteiro, tirem o anterior, tirem tudo que pedi, exclui tudo, exclui tudo isso, exclui o pedido, exclui meu pedido, exclui o meu pedido, exclui todo o pedido, exclui o pedido todo, exclui o pedido inteiro, exclui o anterior, exclui tudo que pedi, excluir tudo, excluir tudo isso, excluir o pedido, excluir meu pedido, excluir o meu pedido, excluir todo o pedido, excluir o pedido todo, excluir o pedido inteiro, excluir o anterior, excluir tudo que pedi, deixa tudo isso, deixa meu pedido, deixa o meu pedido, deixa todo o pedido, deixa o pedido todo, deixa o pedido inteiro, deixa o anterior, deixa tudo que pedi, desconsidera tudo, desconsidera tudo isso, desconsidera o pedido, desconsidera meu pedido, desconsidera o meu pedido, desconsidera todo o pedido, desconsidera o pedido todo, desconsidera o pedido inteiro, desconsidera o anterior, desconsidera tudo que pedi, desconsiderar tudo, desconsiderar tudo isso, desconsiderar o pedido, desconsiderar meu pedido, desconsiderar o meu pedido, desconsiderar todo o pedido, desconsiderar o pedido todo, desconsiderar o pedido inteiro, desconsiderar o anterior, desconsiderar tudo que pedi, desconsidere tudo, desconsidere tudo isso, desconsidere o pedido, desconsidere meu pedido, desconsidere o meu pedido, desconsidere todo o pedido, desconsidere o pedido todo, desconsidere o pedido inteiro, desconsidere o anterior, desconsidere tudo que pedi, cancela tudo por favor, pode cancelar tudo, pode cancelar, cancela ai tudo, cancelar tudo, melhor cancelar tudo, melhor cancelar, melhor cancela tudo, cancela o pedido todo, cancelar o pedido todo, pode cancelar o pedido, desisto de tudo, desisti de tudo, desisti do pedido, cancela, cancelar, cancele, cancela tudo, cancelar tudo, cancele tudo, cancela meu pedido, cancela o pedido, cancelar o pedido, cancelar meu pedido, cancele o pedido, cancele meu pedido, esquece, esquece tudo, esqueca, deixa pra la, deixa para la, tira tudo, remove tudo, apaga tudo, nao quero mais nada, nao quero nada, comecar de novo, vamos comecar de novo, quero cancelar, quero cancelar meu pedido, quero cancelar o pedido',
    ask: 'tem alguem, alguem ai, entregam, voces entregam, vcs entregam, fazem entrega, fazem entregas, tem, voces tem, vcs tem, vc tem, quanto, quanto custa, quanto e, quanto fica, quanto sai, quanto ta, quanto custam, quanto tempo, quantos, quantas, o que tem, o que vem, qual, quais, qual e, qual o, onde, onde fica, que horas, a que horas, quais sabores, que sabores, quais tamanhos, vendem, vende, fazem, aceitam, aceita, estao abertos, esta aberto, ta aberto, abrem, posso pagar, da pra pagar, quando, por que, quem, ainda tem, ainda ta aberto, voces fazem, vcs fazem, vc faz, faz entrega, entrega aqui, qual o valor, qual valor, qual o preco, qual a chave, qual o pix, quanto que e, quanto que ta, quanto da, quanto deu, quanto ficou, quanto seria, demora muito, demora quanto, da pra, tem como, como faco, como funciona, posso, pode entregar, aceita cartao, aceitam cartao, aceita pix, aceitam pix, aceita vale, o que vem no, o que vem na, vem com, o que acompanha, acompanha, tem algum, tem alguma, tem opcao, qual tamanho, quais os, quais as, saiu, ja saiu, ja foi, cade, cadê',
    article: 'um, uma, uns, umas',
    definite: 'o, a, os, as, meu, minha',
    except:
      'menos, exceto, menos o, menos a, menos em, menos na, menos no, exceto em, exceto na, exceto no, fora',
    no: 'sem adicionar, sem colocar, sem por, sem botar, sem acrescentar, vir sem, que venha sem, que venham sem, ser sem, fazer sem, mandar sem, sem, nao, nao coloca o, nao coloca a, nao colocar, nao coloquem, nao bote, nao botem, nao poe o, nao poe a, nao ponha, nao ponham, nao precisa colocar, nao precisa por, nao precisa botar, nao precisa vir com, nao adiciona, nao adicione, nao adicionem, que nao tenha nenhum, que nao tenha nenhuma, que nao leve, nao pode ter, nao quero que tenha, nao quero que venha, garante que nao tenha, garante que nao venha, certifica que nao tem, ve se nao tem, de jeito nenhum, definitivamente sem, nada com, evita, evite, evitem, nao faz com, nao faca com, nao me faz com, nao venha, zero, s/, nada de, sem nada de, nem, que nao tenha, nao coloca, nao coloque, nao poe, nao bota, tampouco, sem o, sem a, sem os, sem as, tirando o, tirando a, tirando, nada, sem nenhum, sem nenhuma, nao quero com, que nao seja, que nao venha, nao vem, nem com',
    with: 'com adicional de, adicional de, com acrescimo de, acrescimo de, com um adicional de, com, c/, e com, que tenha, incluindo, de sabor, sabor',
    and: 'e, &, +, mais, tambem, alem de, e tambem, bem como, junto com, depois, e depois, e mais',
    or: 'ou, e/ou',
    but: 'mas, mas com, porem, so que com, so que',
    to: 'no, na, nos, nas, ao, para, pra, pro, por, para o, para a, pra o, em, num, numa, a',
    from: 'do, da, dos, das',
    instead:
      'em vez dos, em vez das, no lugar dos, no lugar das, ao inves do, ao inves da, ao inves dos, ao inves das, em vez de, ao inves de, no lugar de, no lugar do, no lugar da, em vez do, em vez da',
    prefer: 'melhor, prefiro, preferia',
    rather: 'em vez disso, no lugar, ao inves disso',
    away: 'pra la, para la, fora',
    that: 'isso, esse, essa, este, esta, isto, ele, ela, aquele, aquela, esse ultimo',
    all: 'em nenhum, em nenhuma, em nenhum deles, em nenhuma delas, tudo, todos, todas, ambos, ambas, os dois, as duas, os tres, as tres, cada um, cada uma, cada, todas elas, todos eles, as quatro, os quatro, em todos, em todas, nos dois, nas duas, em ambos, em ambas, pra todos, para todos, pra todas, para todas, os 2, as 2, os 3, as 3, dos dois, das duas',
    among: 'dos, das, deles, delas, desses, dessas, destes, destas, daqueles, daquelas, dos meus, das minhas',
    of: 'de, do, da, d, desse, dessa',
    ones: 'um, uma, uns, umas',
    more: 'outro, outra, outros, outras, mais um, mais uma, mais, adicional, mais um desse, mais uma dessa, mais um do, mais uma do',
    other:
      'o outro, a outra, os outros, as outras, os demais, as demais, o resto, os outros dois, as outras duas, na outra, no outro, nas outras, nos outros, a outra com, o outro com',
    correction:
      'nao espera, espera, perai, pera, quer dizer, quis dizer, na verdade, digo, alias, corrigindo, nao desculpa, ops, nao nao, ah nao, opa nao, ops nao, melhor dizendo, quero dizer, perdao, na verdade nao, pera nao, espera ai, peraí, calma, corrigindo sao, errei, me enganei, me confundi, ou melhor',
    light:
      'com menos, com um pouco de, com pouquinho, com um pouquinho de, com pouquinho de, pouco, pouca, poucos, poucas, um pouco de, um pouquinho de, pouquinho, leve, menos, um toque de, de leve, nao muito, nao muita, nao tanto, bem pouco, bem pouca, bem pouquinho, so um pouco de, so um pouquinho de, com pouco, com pouca, com poucos, com poucas, uma pitada de, pitada de, so um toque de, levinho',
    extra:
      'extra, caprichado no, caprichado na, caprichada no, caprichada na, capricha no, muito, muita, muitos, muitas, bastante, adicional, com extra, com mais, bem de, reforcado, reforcada, caprichado, caprichada, capricha no, capricha na, mais, com muito, com muita, com bastante, com bastantes, um monte de, monte de, um tanto de, um tantao de, um poco mais de, um pouco mais de, mais um pouco de, caprichar no, caprichar na, caprichando no, caprichando na, capricha bem no, extras, a mais, a mais de',
    double: 'dobro, dobro de, duplo, dupla, duplos, duplas, dobrado, dobrada',
    twofold: 'duas vezes',
    triple: 'triplo, tripla, triplos, triplas',
    normal: 'normal, normais, regular, comum, simples',
    note: 'com tudo, completo, completa, sem nada, a parte, separado, separada, separados, bem gelado, bem gelada, bem gelados, bem quente, bem passado, bem passada, mal passado, mal passada, ao ponto, bem frito, bem frita, para dividir, pra dividir, cortado, cortada, bem assado, bem assada, cortados, cortadas',
    whole: 'na pizza toda, na pizza inteira',
    half: 'metade, a metade, metade de, a outra metade, outra metade, meia, meio, metade com',
    counter:
      'unidade, unidades, un, und, peca, pecas, porcao, porcoes, garrafa, garrafas, lata, latas, latinha, latinhas, copo, copos, xicara, xicaras, taca, tacas, prato, pratos, caixa, caixas, sacola, sacolas, saco, sacos, pacote, pacotes, sache, saches, fatia, fatias, pedaco, pedacos, colher, colheres, bandeja, bandejas, maco, macos, barra, barras, pote, potes, bola, bolas, marmita, marmitas, dose, doses, cabeca, cabecas, jarra, jarras, folha, folhas, ramo, ramos, dente, dentes, penca, pencas, bisnaga, bisnagas, espeto, espetos, copinho, copinhos',
    only: 'so, somente, apenas',
    sorry: 'afinal, na verdade, na real, desculpa, desculpe, perdao, foi mal',
    people:
      'anos, aninhos, meses, pessoas, pessoa, criancas, adultos, convidados, amigos, coisas, itens, coisinhas',
    times: 'x, ×, vezes',
    plusHalf: 'e meio, e meia',
    yes: 'sim, sim por favor, isso mesmo, correto, exato, certo, confirmo, confirmado, ta certo, pode ser',
    numberSign: '#, numero, num, nro, n°, nº, nr',
  },
  times,
  details: {
    address:
      'entregar em, entregar na, entregar no, entrega em, entrega na, entrega no, entrega para, enviar para, enviar pra, envia para, envia pra, manda para, manda pra, mandar para, mandar pra, levar em, traz aqui na, endereco, meu endereco, meu endereco e, o endereco e, endereco e, moro em, moro na, moro no, estou em, estou na, pra entregar na, para entregar na, para entrega na, para entrega em',
    place: 'em, na, no, para, pra, a',
    delivery:
      'entrega, para entrega, pra entrega, pra entregar, para entregar, entregar, entregue, delivery, com entrega, tele entrega, em casa, na minha casa, pra minha casa, para minha casa, no escritorio, pro escritorio, no trabalho, pro trabalho, na firma, manda aqui',
    street:
      'rua, r, avenida, av, travessa, alameda, praca, estrada, rodovia, bairro, bloco, apartamento, apto, ap, predio, edificio, andar, quadra, casa numero',
    unit: 'apto, apartamento, ap, apt, bloco, casa, andar, torre, sala, quadra, lote, interfone, portao, conjunto, predio, numero da casa',
    area: 'bairro, jardim, jd, vila, parque, conjunto, condominio, residencial',
    phone:
      'telefone, meu telefone, meu telefone e, tel, fone, cel, celular, meu celular, meu celular e, meu numero, meu numero e, zap, meu zap, whatsapp, whats, ligar para, me liga no, contato',
    sameAddress:
      'mesmo endereco, o mesmo endereco, no mesmo endereco, pro mesmo endereco, para o mesmo endereco, no endereco de sempre, endereco de sempre, o endereco de sempre, mesmo lugar, no mesmo lugar, mesmo endereco da ultima vez',
    each: 'cada',
    money: 'reais, real, brl, conto, contos, pila, pilas, dolares, euros, em dinheiro',
    payment:
      'dinheiro, em dinheiro, no dinheiro, pago em dinheiro, pagar em dinheiro, vou pagar em dinheiro, pagamento em dinheiro, pagamento no dinheiro, cartao, no cartao, com cartao, pago no cartao, pagar no cartao, vou pagar no cartao, pagamento no cartao, cartao de credito, no cartao de credito, cartao de debito, no debito, no credito, debito, credito, pix, no pix, pago no pix, pagar no pix, via pix, por pix, vou pagar no pix, pagamento no pix, pago na entrega, no dinheiro mesmo, vou pagar na entrega, no pix mesmo, pelo pix, vale refeicao, vale alimentacao, vr, sodexo, alelo, ticket, na maquininha, maquininha, na maquina, picpay, mercado pago, cartao por favor, dinheiro por favor, vou pagar no debito, vou pagar no credito, pago no debito, pago no credito',
    change:
      'pago com, vou pagar com, troco pra nota de, troco para nota de, nota de, tenho uma nota de, com uma nota de, pago com uma nota de, so tenho nota de, troco para, troco p/, troco p, troco pra, troco de, vou pagar com nota de, pagar com nota de, pago com nota de, com nota de, tenho nota de, leva troco para, levar troco para, traz troco para, precisa de troco para, manda troco para',
    name: 'meu nome e, me chamo, em nome de, no nome de, nome, sou o, sou a, aqui e o, aqui e a',
    table:
      'mesa, a mesa, pra mesa, para mesa, para a mesa, mesa numero, na mesa, da mesa, estamos na mesa, estou na mesa',
    self: 'sou, aqui e, quem fala e, e o, e a',
    recipient: 'para, pra, pro, para o, para a, para minha, para meu, pra minha, pro meu',
    wants: 'quer, vai querer, pediu, deseja',
  },
}
