import { type Drawing, dusk, field, garden, ink, night, river, winter } from './ink.ts'
import { circle, drawShaded, ellipse, figure, group, line, path, rect, repeat, scene, sky, spruce, strew } from './shapes.ts'

export const trainWindow = (): Drawing => ({
  palette: winter,
  svg: scene(
    rect(0, 0, 1200, 800, ink(0.92, 0.05, 0)),
    `<clipPath id="pane"><rect x="170" y="60" width="860" height="500" rx="46"/></clipPath><g clip-path="url(#pane)">`,
    drawShaded((paint) => rect(170, 60, 860, 500, paint), ink(0.5, 0, 0.5), ink(0, 0.35, 0.3)),
    circle(770, 300, 60, ink(0, 0.9, 0)),
    path('M170 372C330 320 460 360 600 340S880 330 1030 356V470H170Z', ink(0.42, 0, 0.55)),
    rect(170, 410, 860, 160, ink(0, 0, 0.08)),
    repeat(11, (at) => spruce(190 + at * 84, 436, 84 + ((at * 37) % 54), ink(0.82, 0, 0.3))),
    group(
      'translate(560 396)',
      path('M-46 44V0L0 -34L46 0V44Z', ink(0.6, 0.2, 0)),
      path('M-58 6L0 -42L58 6L46 12L0 -26L-46 12Z', ink(0)),
      rect(-20, 10, 18, 18, ink(0, 0.6, 0)),
    ),
    line('M170 470C420 440 800 476 1030 446', ink(0.25, 0, 0.6), 7),
    line('M170 520C420 498 800 520 1030 500', ink(0.1, 0, 0.4), 5),
    repeat(3, (at) => line(`M${330 + at * 290} 560V150`, ink(0.95), 9) + line(`M${296 + at * 290} 178H${364 + at * 290}`, ink(0.95), 7)),
    line('M170 196C420 226 560 226 620 180S910 226 1030 196', ink(0.95), 2.5),
    strew(90, 9, [170, 60, 860, 500], (x, y, chance) => circle(x, y, 1.5 + chance() * 3.4, ink(0))),
    path('M170 60L520 60L330 560H170Z', ink(0, 0, 0), 'opacity=".1"'),
    '</g>',
    `<rect x="170" y="60" width="860" height="500" rx="46" fill="none" stroke="${ink(0.55, 0, 0.35)}" stroke-width="16"/>`,
    path('M0 0H250C220 180 150 300 120 620L0 640Z', ink(0.1, 0.95, 0)),
    line('M60 0C60 220 40 420 30 630M130 0C124 200 96 400 76 626M200 0C186 170 140 360 112 560', ink(0.75, 0.95, 0), 6),
    path('M1200 0H950C980 180 1050 300 1080 620L1200 640Z', ink(0.1, 0.95, 0)),
    line('M1140 0C1140 220 1160 420 1170 630M1070 0C1076 200 1104 400 1124 626M1000 0C1014 170 1060 360 1088 560', ink(0.75, 0.95, 0), 6),
    drawShaded((paint) => path('M150 640H1050L1120 800H80Z', paint), ink(0.1, 0.18, 0), ink(0.3, 0.3, 0)),
    path('M150 640H1050L1058 656H143Z', ink(0)),
    group(
      'translate(660 540)',
      ellipse(0, 152, 92, 18, ink(0.6, 0.2)),
      path('M-56 0H56L46 140H-46Z', ink(0.05, 0.75, 0)),
      path('M-56 0H56L54 26H-54Z', ink(0, 0.12, 0.1)),
      ellipse(0, 24, 53, 10, ink(0.15, 1, 0)),
      path('M-60 54H60L52 152H-52Z', ink(0.72, 0, 0.2)),
      repeat(6, (at) => circle(-40 + at * 16, 100, 6, ink(0, 0.1, 0.5))),
      line('M-58 66H58M-52 136H52', ink(0, 0, 0.4), 4),
      line('M60 70C118 62 112 140 52 132', ink(0.72, 0, 0.2), 11),
      line('M10 20L52 -62', ink(0, 0, 0.5), 7),
      line('M-20 -18C-40 -50 4 -60 -14 -96M18 -26C0 -60 40 -70 24 -104', ink(0, 0, 0.16), 5),
    ),
    group(
      'translate(330 650) rotate(-4)',
      path('M0 0H190L214 74H-10Z', ink(0)),
      path('M95 0L102 74H-10L0 0Z', ink(0.06, 0, 0.1)),
      repeat(5, (at) => line(`M14 ${14 + at * 12}H82M112 ${14 + at * 12}H190`, ink(0.6), 2.6)),
    ),
  ),
})

export const library = (): Drawing => ({
  palette: night,
  svg: scene(
    rect(0, 0, 1200, 800, ink(0.82, 0.3, 0)),
    order(40, 40, 330, 1),
    order(400, 40, 400, 2),
    order(830, 40, 330, 3),
    drawShaded((paint) => circle(640, 470, 420, paint), ink(0, 0.05, 0.55), ink(0, 0, 0), 'round').replace(
      '<circle',
      '<circle style="mix-blend-mode:screen"',
    ),
    line('M250 800L404 70M330 800L484 70', ink(0, 0.55, 0.75), 13),
    line(
      repeat(9, (at) => `M${262 + at * 17} ${742 - at * 78}H${342 + at * 17}`),
      ink(0, 0.55, 0.75),
      10,
    ),
    rect(0, 690, 1200, 110, ink(1, 0.15)),
    path('M470 690H1060L1100 720H440Z', ink(0, 0.75, 0.55)),
    path('M440 720H1100V740H440Z', ink(0.55, 0.9, 0.2)),
    group(
      'translate(900 690)',
      path('M-14 0V-120H14V0Z', ink(1)),
      path('M-46 0H46L36 -14H-36Z', ink(1)),
      path('M-96 -112L-52 -210H52L96 -112Z', ink(0, 0, 0.9)),
      path('M-96 -112L-52 -210H-20L-50 -112Z', ink(0, 0, 0.3)),
    ),
    group(
      'translate(650 676)',
      path('M-150 8C-100 -22 -40 -22 0 6C40 -22 100 -22 150 8V-12C100 -44 40 -44 0 -14C-40 -44 -100 -44 -150 -12Z', ink(0)),
      path('M-150 8C-100 -22 -40 -22 0 6C40 -22 100 -22 150 8L150 16H-150Z', ink(0.5, 0.4)),
      repeat(3, (at) =>
        line(
          `M-124 ${-14 - at * 0 + at * 6}C-90 ${-34 + at * 6} -50 ${-34 + at * 6} -18 ${-18 + at * 6}M124 ${-14 + at * 6}C90 ${-34 + at * 6} 50 ${-34 + at * 6} 18 ${-18 + at * 6}`,
          ink(0.5),
          1.8,
        ),
      ),
    ),
    rect(500, 640, 96, 22, ink(0, 1, 0.1)),
    rect(508, 662, 84, 26, ink(0.9, 0, 0.1)),
    rect(512, 618, 74, 22, ink(0, 0.1, 0.9)),
  ),
})

function order(x: number, y: number, width: number, seed: number): string {
  const fills = [ink(0, 1, 0.1), ink(0, 0.15, 1), ink(0.1, 0, 0.1), ink(0.45, 0.5, 0.1), ink(0.55, 0, 0), ink(0, 0.7, 0.6)]
  let books = ''
  for (let row = 0; row < 5; row += 1) {
    const foot = y + 126 + row * 128
    strew(1, seed * 10 + row, [0, 0, 1, 1], (_x, _y, chance) => {
      let at = x + 14
      while (at < x + width - 40) {
        const thick = 14 + chance() * 22
        const high = 74 + chance() * 34
        if (chance() < 0.09) at += 26 + chance() * 30
        const fill = fills[Math.floor(chance() * fills.length)] ?? ink(1)
        const lean = chance() < 0.1 ? 9 : 0
        books += rect(at, foot - high, thick, high, fill, lean ? `transform="rotate(${lean} ${at} ${foot})"` : '')
        if (chance() < 0.6 && !lean)
          books += rect(at + 3, foot - high + 14, thick - 6, 5, ink(0.9)) + rect(at + 3, foot - 22, thick - 6, 4, ink(0.9))
        at += thick + 2 + (lean ? 12 : 0)
      }
      return ''
    })
    books += rect(x, foot, width, 14, ink(0.3, 0.75, 0.3))
  }
  return (
    rect(x, y, width, 700, ink(1, 0.35)) +
    books +
    rect(x - 12, y - 14, 14, 720, ink(0.3, 0.75, 0.3)) +
    rect(x + width - 2, y - 14, 14, 720, ink(0.3, 0.75, 0.3)) +
    rect(x - 12, y - 14, width + 24, 14, ink(0.3, 0.75, 0.3))
  )
}

export const stage = (): Drawing => ({
  palette: dusk,
  svg: scene(
    rect(0, 0, 1200, 800, ink(1, 0.1)),
    drawShaded((paint) => path('M600 0L250 640H950Z', paint), ink(0.55, 0.1, 0), ink(0.2, 0.2, 0.75)),
    path('M120 610H1080L1200 720H0Z', ink(0.35, 0.75, 0.4)),
    line(
      repeat(13, (at) => `M${160 + at * 74} 610L${at * 100} 720`),
      ink(0.75, 0.6, 0.1),
      3,
    ),
    ellipse(600, 652, 250, 32, ink(0, 0.2, 0.85)),
    group(
      'translate(600 650)',
      line('M0 0V-190', ink(1), 9),
      path('M-44 4H44L28 -12H-28Z', ink(1)),
      circle(0, -214, 60, ink(0, 0, 0.35)),
      circle(0, -214, 26, ink(0)),
      line('M-24 -236C-24 -262 24 -262 24 -236M-28 -200V-226M28 -200V-226M-28 -212H28', ink(1), 4),
    ),
    chair(430, 660, 1),
    chair(760, 666, -1),
    curtain(1),
    curtain(-1),
    path(
      'M0 0H1200V92C1120 160 1040 160 960 96C880 160 800 160 720 96C640 160 560 160 480 96C400 160 320 160 240 96C160 160 80 160 0 92Z',
      ink(0.28, 1, 0.1),
    ),
    line(
      'M0 92C80 160 160 160 240 96C320 160 400 160 480 96C560 160 640 160 720 96C800 160 880 160 960 96C1040 160 1120 160 1200 92',
      ink(0, 0.3, 1),
      9,
    ),
    rect(0, 720, 1200, 80, ink(1, 0.35)),
    repeat(9, (at) =>
      group(
        `translate(${70 + at * 134} 800)`,
        path('M-44 0C-44 -52 -26 -62 0 -62S44 -52 44 0Z', ink(0.95, 0.7)),
        at % 3 === 1 ? '' : circle(0, -84, 26, ink(1)) + path('M-36 -20C-36 -52 -22 -60 0 -60S36 -52 36 -20Z', ink(1)),
      ),
    ),
  ),
})

const chair = (x: number, y: number, way: number) =>
  group(
    `translate(${x} ${y}) scale(${way} 1)`,
    line('M-30 0V-62H34V0M-30 -62V-138', ink(1), 8),
    path('M-36 -70H40V-58H-36Z', ink(1)),
    line('M-30 -130L-22 -66M-30 -104H-24', ink(1), 6),
  )

function curtain(way: 1 | -1): string {
  const folds = repeat(5, (at) =>
    path(
      `M${at * 62} 0C${at * 62 + 30} 300 ${at * 44 + 8} 480 ${at * 26} 690H${at * 26 + 20}C${at * 48 + 40} 480 ${at * 62 + 58} 300 ${at * 62 + 34} 0Z`,
      ink(0.55, 1, 0),
    ),
  )
  return group(
    `translate(${way === 1 ? 0 : 1200} 0) scale(${way} 1)`,
    drawShaded((paint) => path('M0 0H330C330 300 220 440 150 700H0Z', paint), ink(0.45, 1, 0), ink(0, 1, 0.1)),
    folds,
    path('M196 470C150 500 60 512 0 506V530C70 536 150 524 190 496Z', ink(0, 0.25, 1)),
  )
}

export const greenhouse = (): Drawing => ({
  palette: garden,
  svg: scene(
    sky(ink(0.95, 0, 0.1), ink(0.5, 0.05, 0.35), 560),
    strew(70, 2, [0, 0, 1200, 330], (x, y, chance) => circle(x, y, 1 + chance() * 2, ink(0))),
    rect(0, 540, 1200, 260, ink(0.12, 0, 0.1)),
    repeat(
      6,
      (at) =>
        path(`M${at * 60 - 40} 545l30 -60l14 -40l14 40l30 60Z`, ink(1)) + path(`M${900 + at * 60} 545l30 -70l14 -40l14 40l30 70Z`, ink(1)),
    ),
    drawShaded((paint) => path('M120 610V330C120 130 1080 130 1080 330V610Z', paint), ink(0, 0.1, 0.35), ink(0, 0.55, 0.3)),
    repeat(9, (at) => plant(170 + at * 108, 612, at)),
    line(
      repeat(11, (at) => `M${120 + at * 96} 610V${[330, 250, 212, 192, 183, 180, 183, 192, 212, 250, 330][at]}`),
      ink(0.9, 0, 0.1),
      6,
    ),
    line('M120 330C120 130 1080 130 1080 330V610H120ZM120 420H1080M120 510H1080', ink(0.9, 0, 0.1), 8),
    drawShaded((paint) => path('M120 618H1080L1200 740H0Z', paint), ink(0, 0.4, 0.2), ink(0, 0, 0.05)),
    rect(556, 430, 88, 182, ink(0.9, 0, 0.1)),
    rect(568, 442, 64, 170, ink(0, 0.3, 0.1)),
    figure(660, 680, 120, ink(1)),
    path('M676 628h44l-6 40h-32Z', ink(0, 1, 0.1)),
    line('M676 628q22 -36 44 0', ink(1), 4),
    path('M890 160h44V60h-44Z', ink(1)),
    line('M912 50C880 10 960 -10 920 -60', ink(0.2), 20),
    strew(120, 61, [0, 0, 1200, 800], (x, y, chance) => circle(x, y, 1.5 + chance() * 3.2, ink(0))),
  ),
})

const plant = (x: number, foot: number, at: number) =>
  line(`M${x} ${foot}V${foot - 230 + ((at * 37) % 60)}`, ink(0.7, 0, 0.9), 5) +
  repeat(5, (level) => {
    const y = foot - 36 - level * 36
    return (
      ellipse(x - 24, y, 26, 11, ink(0.7, 0, 0.95), `transform="rotate(20 ${x - 24} ${y})"`) +
      ellipse(x + 24, y - 12, 26, 11, ink(0.85, 0, 0.8), `transform="rotate(-20 ${x + 24} ${y - 12})"`) +
      (((level + at) * 7) % 3 === 0 ? '' : circle(x + ((level * 29 + at * 13) % 40) - 20, y + 10, 11, ink(0, 1, 0)))
    )
  })

export const undergroundSchool = (): Drawing => ({
  palette: garden,
  svg: scene(
    rect(0, 0, 1200, 800, ink(0.6, 0, 0.35)),
    repeat(6, (at) =>
      path(
        `M${60 + at * 66} 800V${420 - at * 6}C${60 + at * 66} ${60 + at * 34} ${1140 - at * 66} ${60 + at * 34} ${1140 - at * 66} ${420 - at * 6}V800Z`,
        at % 2 ? ink(0.1, 0.05, 0.25) : ink(0.32, 0.08, 0.5),
      ),
    ),
    drawShaded((paint) => path('M456 800V384C456 230 744 230 744 384V800Z', paint), ink(0, 0.1, 0.1), ink(0, 0.4, 0.2)),
    path('M0 800L456 590H744L1200 800Z', ink(0.2, 0.5, 0.15)),
    line('M240 690H960M340 644H860M120 744H1080', ink(0.5, 0.6, 0.2), 3),
    rect(490, 372, 220, 124, ink(0.95, 0, 0.3)),
    `<rect x="490" y="372" width="220" height="124" fill="none" stroke="${ink(0, 0.8, 0.2)}" stroke-width="9"/>`,
    line('M512 462L552 410L592 462ZM624 444C624 404 684 404 684 444S624 484 624 444Z', ink(0), 4.4),
    figure(740, 592, 170, ink(1)),
    line('M724 500L690 452', ink(1), 11),
    repeat(3, (at) => lamp(600, 96 + at * 74, 1.3 - at * 0.36)),
    desk(430, 612, 0.62),
    desk(600, 612, 0.62),
    desk(330, 668, 0.95),
    desk(600, 672, 0.95),
    desk(866, 668, 0.95),
    desk(180, 764, 1.45),
    desk(600, 772, 1.45),
    desk(1020, 764, 1.45),
  ),
})

const lamp = (x: number, y: number, s: number) =>
  group(
    `translate(${x} ${y}) scale(${s})`,
    line('M0 -80V0', ink(0.95), 4),
    path('M-70 26C-60 -8 60 -8 70 26Z', ink(0, 1, 0.1)),
    ellipse(0, 28, 48, 12, ink(0)),
  )

const desk = (x: number, y: number, s: number) =>
  group(
    `translate(${x} ${y}) scale(${s})`,
    circle(0, -118, 25, s > 0.9 ? ink(0.95, 0.35) : ink(0.8, 0.3)),
    path(
      'M-44 -20C-44 -84 -26 -92 0 -92S44 -84 44 -20Z',
      [ink(0, 1, 0), ink(0.9, 0, 0.5), ink(0, 0.1, 0.9)][Math.round(x / 97) % 3] ?? ink(1),
    ),
    path('M-86 -26H86V-12H-86Z', ink(0, 0.12, 0.1)),
    line('M-76 -12V34M76 -12V34', ink(0.9), 7),
  )

export const bakery = (): Drawing => ({
  palette: field,
  svg: scene(
    rect(0, 0, 1200, 800, ink(0.55, 0.55, 0.1)),
    repeat(9, (row) =>
      repeat(9, (at) =>
        rect(
          at * 150 - (row % 2) * 75,
          row * 62,
          142,
          54,
          [ink(0.42, 0.7, 0.2), ink(0.5, 0.6, 0.2), ink(0.36, 0.75, 0.25)][(row * 5 + at * 3) % 3] ?? ink(1),
        ),
      ),
    ),
    path('M330 520V300C330 90 870 90 870 300V520Z', ink(0.75, 0.5)),
    drawShaded((paint) => path('M372 520V312C372 136 828 136 828 312V520Z', paint), ink(1, 0.4, 0), ink(0, 0.85, 0.9)),
    path(
      'M420 520C430 430 470 450 476 380C520 420 506 452 540 470C560 400 600 380 592 320C650 370 640 430 660 470C690 440 690 410 684 390C740 430 760 470 780 520Z',
      ink(0, 0.75, 1),
    ),
    path('M500 520C510 470 540 480 546 440C580 470 580 490 600 500C616 460 630 450 628 420C664 450 670 490 690 520Z', ink(0, 0.05, 0.7)),
    rect(300, 512, 600, 26, ink(1)),
    rect(0, 600, 1200, 200, ink(0, 0.2, 0.6)),
    rect(0, 600, 1200, 22, ink(0, 0.08, 0.25)),
    line('M0 664H1200M0 732H1200', ink(0.1, 0.5, 0.7), 3),
    path('M560 560L600 520H900L1240 466V500L910 560Z', ink(0, 0.35, 0.6)),
    loaf(690, 520, 0.8),
    loaf(830, 514, 0.8),
    loaf(150, 660, 1.25),
    loaf(420, 690, 1.25),
    loaf(300, 612, 1.1),
    loaf(950, 690, 1.25),
    loaf(1110, 650, 1.1),
    strew(120, 77, [520, 650, 340, 130], (x, y, chance) => circle(x, y, 1.5 + chance() * 4.5, ink(0))),
    strew(50, 78, [0, 610, 1200, 180], (x, y, chance) => circle(x, y, 1 + chance() * 3, ink(0))),
  ),
})

const loaf = (x: number, y: number, s: number) =>
  group(
    `translate(${x} ${y}) scale(${s})`,
    path('M-100 0C-112 -70 -60 -96 0 -96S112 -70 100 0C70 14 -70 14 -100 0Z', ink(0.2, 0.85, 0.7)),
    path('M-94 -30C-90 -74 -50 -90 0 -90S80 -82 92 -40C40 -62 -40 -60 -94 -30Z', ink(0, 0.55, 1)),
    line('M-56 -76L-36 -40M-14 -84L6 -46M30 -82L50 -44', ink(0, 0.1, 0.45), 9),
  )

export const cellarCello = (): Drawing => ({
  palette: night,
  svg: scene(
    rect(0, 0, 1200, 800, ink(1, 0.15)),
    drawShaded((paint) => path('M90 800V400C90 60 1110 60 1110 400V800Z', paint), ink(0.8, 0.35, 0), ink(0.3, 0.6, 0.35)),
    repeat(13, (at) => {
      const turn = -84 + at * 14
      return rect(586, -30, 28, 96, ink(0.72, 0.75, 0), `transform="translate(0 0) rotate(${turn} 600 440)"`)
    }),
    drawShaded((paint) => circle(600, 450, 330, paint), ink(0, 0.2, 0.8), ink(0, 0, 0), 'round').replace(
      '<circle',
      '<circle style="mix-blend-mode:screen"',
    ),
    path('M0 690H1200V800H0Z', ink(0.75, 0.6, 0)),
    ellipse(600, 716, 300, 34, ink(0.1, 0.4, 0.9)),
    // the player behind, then the cello
    path('M470 720L490 470C500 400 540 380 590 380S690 410 706 470L740 720H690L640 560L560 560L520 720Z', ink(1)),
    circle(604, 316, 50, ink(0, 0.3, 0.3)),
    path('M556 322C540 250 600 244 622 250C668 262 664 320 652 344C650 310 620 296 590 296C570 300 562 310 556 322Z', ink(1)),
    group(
      'translate(570 580) rotate(9)',
      path(
        'M0 -130C60 -130 78 -86 66 -50C54 -22 60 -6 82 26C104 72 80 136 0 136S-104 72 -82 26C-60 -6 -54 -22 -66 -50C-78 -86 -60 -130 0 -130Z',
        ink(0.05, 1, 0.35),
      ),
      path(
        'M0 -130C60 -130 78 -86 66 -50C54 -22 60 -6 82 26C104 72 80 136 0 136C50 110 60 60 40 30C24 4 30 -40 40 -60C48 -90 30 -120 0 -130Z',
        ink(0.45, 1, 0.1),
      ),
      rect(-9, -330, 18, 290, ink(1)),
      circle(0, -340, 13, ink(1)),
      line('M-24 -350H24M-22 -326H22', ink(1), 6),
      line('M-4 -320V70M4 -320V70', ink(0, 0.1, 0.5), 1.6),
      rect(-30, 18, 60, 9, ink(0, 0.1, 0.7)),
      path('M-14 66H14L8 116H-8Z', ink(1)),
      line('M-40 -10C-54 4 -30 22 -42 38M40 -10C54 4 30 22 42 38', ink(1), 5),
      line('M0 136V180', ink(1), 6),
    ),
    line('M700 470L742 540L640 590', ink(1), 30),
    line('M470 650L800 560', ink(0, 0.1, 0.3), 6),
    line('M500 480L560 430', ink(1), 28),
    path('M500 480C520 440 590 410 640 330', 'none'),
    repeat(2, (at) =>
      group(
        `translate(${260 + at * 690} 690)`,
        line('M0 0V-190M-34 0L0 -30L34 0', ink(1), 8),
        path('M-64 -170H64L56 -246H-56Z', ink(0.1, 0, 0.2)),
        line('M-40 -226H40M-42 -208H42M-44 -190H44', ink(0.7), 3),
      ),
    ),
    repeat(5, (at) =>
      group(
        `translate(${120 + at * 240 + (at % 2) * 20} 820)`,
        circle(0, -96, 36, ink(1)),
        path('M-70 0C-70 -54 -40 -66 0 -66S70 -54 70 0Z', ink(1)),
      ),
    ),
    candle(330, 690),
    candle(858, 690),
  ),
})

const candle = (x: number, y: number) =>
  rect(x - 9, y - 54, 18, 54, ink(0)) +
  path(`M${x} ${y - 92}C${x + 16} ${y - 72} ${x + 8} ${y - 58} ${x} ${y - 58}S${x - 16} ${y - 72} ${x} ${y - 92}Z`, ink(0, 0.2, 1)) +
  circle(x, y - 74, 34, ink(0, 0.1, 0.4), 'style="mix-blend-mode:screen"')

export const pressHall = (): Drawing => ({
  palette: river,
  svg: scene(
    rect(0, 0, 1200, 800, ink(0.85, 0, 0.5)),
    repeat(8, (at) => rect(at * 160 + 20, 0, 120, 150, ink(0.5, 0, 0.85))),
    rect(0, 160, 1200, 14, ink(1)),
    repeat(3, (at) =>
      group(
        `translate(${230 + at * 370} 420)`,
        rect(-150, -190, 300, 380, ink(1, 0.05)),
        circle(0, -90, 78, ink(0.35, 0, 0.6)),
        circle(0, -90, 22, ink(1)),
        circle(0, 90, 78, ink(0.35, 0, 0.6)),
        circle(0, 90, 22, ink(1)),
        line('M-54 -146A78 78 0 0 1 54 -146M-54 34A78 78 0 0 1 54 34', ink(0), 5),
        rect(104, -160, 28, 44, ink(0, 1)),
        circle(118, -80, 10, ink(0, 0.9)),
        circle(118, -50, 10, ink(0)),
      ),
    ),
    line(
      'M-10 250C60 250 120 300 160 330S300 420 312 510C320 560 380 560 420 520S520 300 600 250S690 400 690 500S760 570 800 520S880 300 960 250S1060 360 1070 480S1120 600 1210 600',
      ink(0),
      54,
    ),
    line(
      'M-10 244C60 244 120 294 160 324S300 414 312 504C320 554 380 554 420 514S520 294 600 244S690 394 690 494S760 564 800 514S880 294 960 244S1060 354 1070 474S1120 594 1210 594',
      ink(0.5, 0, 0),
      3,
      'stroke-dasharray="16 9"',
    ),
    rect(0, 650, 1200, 150, ink(0.45, 0.12, 0.3)),
    repeat(7, (at) => stack(90 + at * 172, 760, 3 + ((at * 5) % 4))),
    figure(560, 690, 190, ink(0.95, 1)),
    line('M542 606L506 566M578 606L614 560', ink(0.95, 1), 12),
    rect(486, 520, 150, 46, ink(0)),
    line('M500 534H620M500 546H590', ink(0.8), 4),
  ),
})

const stack = (x: number, y: number, high: number) =>
  repeat(
    high,
    (at) => rect(x - 60 + ((at * 7) % 9), y - at * 17, 118, 13, ink(0)) + line(`M${x - 50} ${y + 6 - at * 17}H${x + 40}`, ink(0.6), 2),
  ) + rect(x - 6, y - (high - 1) * 17 - 2, 12, high * 17 + 2, ink(0, 1))

export const kitchen = (): Drawing => ({
  palette: field,
  svg: scene(
    rect(0, 0, 1200, 800, ink(0, 0.12, 0.4)),
    repeat(6, (row) => repeat(12, (at) => rect(at * 104, row * 82, 98, 76, (row + at) % 2 ? ink(0, 0.05, 0.12) : ink(0.05, 0.1, 0.3)))),
    line('M80 110H1120', ink(1), 11),
    repeat(6, (at) => line(`M${170 + at * 175} 110v42`, ink(1), 5) + [ladle, pan, ladle, whisk, pan, ladle][at]?.(170 + at * 175, 150)),
    rect(0, 560, 1200, 240, ink(0.72, 0.2, 0.1)),
    rect(0, 548, 1200, 24, ink(1)),
    pot(260, 548, 1.1, ink(0, 1, 0)),
    pot(600, 548, 1.4, ink(0.78, 0, 0.35)),
    pot(930, 548, 1.1, ink(0, 0.3, 1)),
    line(
      'M220 300C180 250 280 230 230 160M300 310C270 260 350 240 310 180M570 250C530 200 640 170 590 110M650 250C620 200 700 180 660 120M890 310C850 260 950 230 910 170M970 300C950 260 1010 240 980 190',
      ink(0),
      13,
    ),
    repeat(8, (at) =>
      group(
        `translate(${90 + at * 146} 720)`,
        ellipse(0, -44, 58, 14, ink(0, 0.85, 0.4)),
        path('M-60 -44C-54 6 -30 16 0 16S54 6 60 -44C40 -30 -40 -30 -60 -44Z', ink(0)),
        line('M-52 -20C-30 -10 30 -10 52 -20', ink(0, 1), 5),
      ),
    ),
  ),
})

const ladle = (x: number, y: number) => line(`M${x} ${y}v120`, ink(0.9), 7) + path(`M${x - 30} ${y + 118}h60c0 44 -60 44 -60 0Z`, ink(0.9))
const whisk = (x: number, y: number) =>
  line(`M${x} ${y}v60`, ink(0.9), 9) +
  line(`M${x} ${y + 60}c-44 50 -24 100 0 100s44 -50 0 -100c-14 50 -10 90 0 100c10 -10 14 -50 0 -100`, ink(0.9), 4)
const pan = (x: number, y: number) =>
  line(`M${x} ${y}v80`, ink(0.9), 11) + circle(x, y + 130, 54, ink(0.9)) + circle(x, y + 130, 38, ink(0.6, 0.2))
const pot = (x: number, foot: number, s: number, fill: string) =>
  group(
    `translate(${x} ${foot}) scale(${s})`,
    path('M-120 -150H120V-24C120 -6 108 0 92 0H-92C-108 0 -120 -6 -120 -24Z', fill),
    path('M-120 -150H-70V0H-92C-108 0 -120 -6 -120 -24Z', ink(0), 'opacity=".25"'),
    rect(-132, -166, 264, 20, ink(1)),
    line('M-124 -110H-154V-76H-124M124 -110H154V-76H124', ink(1), 10),
  )
