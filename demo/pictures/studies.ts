import { chances, type Drawing, dusk, field, garden, ink, night, river } from './ink.ts'
import { circle, drawShaded, ellipse, figure, ground, group, line, path, rect, repeat, scene, sky, strew } from './shapes.ts'

export const observatory = (): Drawing => ({
  palette: night,
  svg: scene(
    sky(ink(1, 0.1, 0), ink(0.5, 0.35, 0.1), 700),
    repeat(16, (at) => {
      const radius = 70 + at * 46
      const chance = chances(at + 40)
      return repeat(4, () => {
        const from = chance() * Math.PI * 2
        const to = from + 0.25 + chance() * 0.6
        const point = (angle: number) => `${800 + Math.cos(angle) * radius} ${210 + Math.sin(angle) * radius}`
        return line(
          `M${point(from)}A${radius} ${radius} 0 0 1 ${point(to)}`,
          chance() < 0.2 ? ink(0, 0.1, 0.8) : ink(0.05, 0, 0.12),
          1.6 + chance() * 2.6,
        )
      })
    }),
    circle(800, 210, 6, ink(0)),
    ground(640, 20, 25, ink(0.9, 0.2, 0)),
    repeat(13, (at) => rect(640 + at * 46, 640 - ((at * 43) % 90), 36, 120, ink(1))),
    path('M0 720C200 640 420 600 620 640S1000 740 1200 730V800H0Z', ink(1, 0.15)),
    group(
      'translate(360 620)',
      rect(-170, -150, 340, 170, ink(0.35, 0.5, 0.3)),
      rect(-186, -168, 372, 24, ink(0.05, 0.1, 0.3)),
      rect(-140, -110, 34, 60, ink(0, 0.35, 1)),
      rect(106, -110, 34, 60, ink(0.95)),
      path('M-34 20V-90C-34 -116 34 -116 34 -90V20Z', ink(0, 0.5, 1)),
      drawShaded((paint) => path('M-164 -168C-164 -380 164 -380 164 -168Z', paint), ink(0, 0.05, 0.12), ink(0.45, 0.2, 0.1), 'right'),
      path('M20 -326C40 -280 52 -230 54 -168H128C122 -230 100 -280 62 -312Z', ink(1)),
      line('M52 -196L190 -372', ink(0, 0.75, 0.6), 34),
      line('M168 -344L196 -380', ink(0, 0.2, 0.9), 46, 'style="stroke-linecap:butt"'),
      line('M-164 -168H164M-120 -168C-116 -260 -70 -310 -30 -324M-50 -168C-50 -260 -30 -310 -10 -326', ink(0.6, 0.2), 3),
    ),
    repeat(7, (at) => figure(560 + at * 58, 668 + at * 9, 78 + ((at * 17) % 22), at % 3 === 1 ? ink(0.6, 0.8) : ink(0.95, 0.3, 0.1))),
    circle(560, 640, 10, ink(0, 1, 0.1)),
  ),
})

export const riverMap = (): Drawing => ({
  palette: river,
  svg: scene(
    rect(0, 0, 1200, 800, ink(0, 0.05, 0.06)),
    repeat(13, (at) => line(`M${at * 100} 0V800`, ink(0.14, 0, 0.1), 1.5)),
    repeat(9, (at) => line(`M0 ${at * 100}H1200`, ink(0.14, 0, 0.1), 1.5)),
    repeat(
      6,
      (at) =>
        `<path d="M${120 + at * 14} ${110 + at * 12}C${250 + at * 8} ${20 + at * 18} ${430 - at * 14} ${60 + at * 14} ${440 - at * 18} ${170 - at * 4}S${260 + at * 6} ${330 - at * 22} ${150 + at * 16} ${270 - at * 16}S${60 + at * 16} ${160 + at * 4} ${120 + at * 14} ${110 + at * 12}Z" fill="none" stroke="${ink(0, 0.55, 0)}" stroke-width="2.4"/>`,
    ),
    repeat(
      5,
      (at) =>
        `<path d="M${860 + at * 16} ${520 + at * 12}C${960} ${440 + at * 16} ${1120 - at * 14} ${480 + at * 10} ${1130 - at * 20} ${590}S${1000} ${730 - at * 20} ${900 + at * 14} ${690 - at * 14}S${800 + at * 20} ${600} ${860 + at * 16} ${520 + at * 12}Z" fill="none" stroke="${ink(0, 0.55, 0)}" stroke-width="2.4"/>`,
    ),
    line('M560 -20C520 120 760 160 700 290S420 400 470 520S700 590 640 700S520 760 500 830', ink(0.1, 0, 0.95), 74),
    line('M560 -20C520 120 760 160 700 290S420 400 470 520S700 590 640 700S520 760 500 830', ink(0.45, 0, 1), 44),
    line('M1210 120C1060 160 960 120 880 200S780 260 700 280', ink(0.2, 0, 0.95), 30),
    line('M-10 470C120 440 200 520 300 490S410 470 460 510', ink(0.2, 0, 0.95), 24),
    line('M640 700C720 740 760 760 860 830M600 740C560 780 420 780 340 830', ink(0.2, 0, 0.95), 30),
    ellipse(590, 400, 40, 16, ink(0, 0.1, 0.1), 'transform="rotate(-50 590 400)"'),
    line('M-10 620C180 590 300 640 440 600L640 560C820 520 1000 400 1210 420', ink(1), 6, 'stroke-dasharray="22 12"'),
    line('M90 -10C130 200 330 240 350 420S260 700 300 810', ink(0.8), 4),
    strew(34, 13, [250, 520, 190, 110], (x, y, chance) => rect(x, y, 12 + chance() * 16, 10 + chance() * 14, ink(0.8, 0, 0.3))),
    strew(24, 14, [690, 480, 130, 100], (x, y, chance) => rect(x, y, 12 + chance() * 14, 10 + chance() * 12, ink(0.8, 0, 0.3))),
    strew(90, 16, [880, 30, 280, 170], (x, y) => path(`M${x} ${y}l9 20h-18Z`, ink(0.62, 0, 0.6))),
    line('M572 540L628 600', ink(0, 1, 0), 22),
    `<circle cx="600" cy="570" r="86" fill="none" stroke="${ink(0, 1, 0)}" stroke-width="9"/>`,
    group(
      'translate(1060 690)',
      circle(0, 0, 62, ink(0, 0.05, 0.06)),
      `<circle r="62" fill="none" stroke="${ink(1)}" stroke-width="4"/>`,
      path('M0 -54L16 0L0 54L-16 0Z', ink(1)),
      path('M0 -54L16 0H-16Z', ink(0, 1, 0)),
    ),
    path('M0 0H1200V800H0ZM26 26V774H1174V26Z', ink(1), 'fill-rule="evenodd"'),
  ),
})

const course = 'M-20 150C180 130 260 400 520 420S860 290 1000 430S1130 640 1230 690'

/** A map without a word on it: the words are the newsroom's, in each language. */
export const fiveCrossings = (): Drawing => ({
  palette: river,
  svg: scene(
    rect(0, 0, 1200, 800, ink(0, 0.05, 0.06)),
    path('M60 520L330 470L410 700L120 740Z', ink(0, 0.22, 0.02)),
    path('M700 60L980 40L1060 210L760 250Z', ink(0, 0.18, 0.04)),
    path('M640 560L860 520L900 720L680 740Z', ink(0.05, 0.25, 0)),
    repeat(
      4,
      (at) =>
        `<ellipse cx="230" cy="605" rx="${130 - at * 30}" ry="${84 - at * 20}" fill="none" stroke="${ink(0, 0.55, 0)}" stroke-width="2.2"/>`,
    ),
    repeat(
      5,
      (at) =>
        `<ellipse cx="930" cy="150" rx="${190 - at * 36}" ry="${110 - at * 21}" fill="none" stroke="${ink(0, 0.55, 0)}" stroke-width="2.2"/>`,
    ),
    line('M420 -20C400 120 480 260 520 400', ink(0.2, 0, 0.95), 30),
    line(course, ink(0.1, 0, 0.95), 118),
    line(course, ink(0.45, 0, 1), 88),
    ellipse(720, 372, 54, 15, ink(0, 0.1, 0.1), 'transform="rotate(-14 720 372)"'),
    // The roads, and where they cross: a bridge of stone, a ferry, a boat, a cable, and the long way round.
    line('M-10 300C120 300 240 520 470 560S800 480 940 600S1120 780 1140 820', ink(0.85), 5),
    line('M-10 30C160 10 330 230 560 270S860 130 1060 300S1180 470 1220 500', ink(0.85), 5),
    line('M90 62L70 292', ink(1), 15),
    line('M90 62L70 292', ink(0, 0.05, 0.06), 7),
    line('M304 190L250 452', ink(0, 1, 0), 7, 'stroke-dasharray="4 16"'),
    line('M552 272L540 556', ink(0, 1, 0), 7, 'stroke-dasharray="26 14"'),
    line('M800 212L820 512', ink(1), 3),
    repeat(5, (at) => rect(796 + at * 4, 250 + at * 54, 9, 12, ink(1))),
    line('M1102 350L1010 660', ink(1), 15, 'stroke-dasharray="30 10"'),
    line('M1102 350L1010 660', ink(0, 0.05, 0.06), 7),
    strew(44, 23, [430, 580, 230, 120], (x, y, chance) => rect(x, y, 12 + chance() * 16, 10 + chance() * 14, ink(0.8, 0, 0.3))),
    strew(26, 29, [560, 130, 150, 120], (x, y, chance) => rect(x, y, 12 + chance() * 14, 10 + chance() * 12, ink(0.8, 0, 0.3))),
    strew(70, 31, [60, 500, 280, 190], (x, y) => path(`M${x} ${y}l9 20h-18Z`, ink(0.62, 0, 0.6))),
    group(
      'translate(1080 110)',
      circle(0, 0, 58, ink(0, 0.05, 0.06)),
      `<circle r="58" fill="none" stroke="${ink(1)}" stroke-width="4"/>`,
      path('M0 -50L15 0L0 50L-15 0Z', ink(1)),
      path('M0 -50L15 0H-15Z', ink(0, 1, 0)),
    ),
    path('M0 0H1200V800H0ZM26 26V774H1174V26Z', ink(1), 'fill-rule="evenodd"'),
  ),
})

export const chart = (): Drawing => ({
  palette: field,
  svg: scene(
    rect(0, 0, 1200, 800, ink(0, 0.05, 0.25)),
    repeat(7, (at) => line(`M80 ${130 + at * 90}H1120`, ink(0.2, 0.05, 0.4), 2.4)),
    repeat(9, (at) => {
      const high = [120, 170, 150, 230, 280, 260, 350, 330, 430][at] ?? 0
      const x = 110 + at * 114
      return rect(x, 670 - high, 76, high, at % 2 ? ink(0.1, 0.15, 0.95) : ink(0, 0.75, 0.35)) + coins(x + 38, 670 - high)
    }),
    line('M80 670H1120', ink(1), 8),
    line('M148 520C240 500 250 430 376 440S500 380 604 350S760 330 832 250S1000 210 1060 120', ink(1), 13),
    path('M1086 84L1076 142L1034 108Z', ink(1)),
    ...[
      [148, 520],
      [376, 440],
      [604, 350],
      [832, 250],
    ].map(([x = 0, y = 0]) => circle(x, y, 19, ink(1)) + circle(x, y, 9, ink(0))),
    repeat(5, (at) =>
      group(
        `translate(${160 + at * 226} 760) scale(.62)`,
        line('M0 20V-60', ink(0.9, 0, 0.4), 7),
        repeat(
          4,
          (level) =>
            ellipse(-11, -56 - level * 20, 9, 16, ink(0.9, 0, 0.4), `transform="rotate(-30 -11 ${-56 - level * 20})"`) +
            ellipse(11, -56 - level * 20, 9, 16, ink(0.9, 0, 0.4), `transform="rotate(30 11 ${-56 - level * 20})"`),
        ),
      ),
    ),
  ),
})

const coins = (x: number, y: number) =>
  repeat(3, (at) => ellipse(x, y - 4 - at * 13, 33, 11, ink(1)) + ellipse(x, y - 8 - at * 13, 33, 11, ink(0, 0.2, 1)))

export const herbarium = (): Drawing => ({
  palette: garden,
  svg: scene(
    rect(0, 0, 1200, 800, ink(0.55, 0.25, 0.3)),
    repeat(6, (at) => line(`M0 ${at * 150 + 30}C400 ${at * 150} 800 ${at * 150 + 60} 1200 ${at * 150 + 20}`, ink(0.7, 0.3, 0.3), 5)),
    sheet(270, 410, -5, stem(0, ink(0.75, 0, 0.9), ink(0, 0.9, 0))),
    sheet(930, 400, 4, fern(ink(0.6, 0, 0.95))),
    sheet(600, 400, -1, stem(1, ink(0.9, 0, 0.6), ink(0, 0.35, 0.1))),
    group(
      'translate(1030 640) rotate(-32)',
      rect(-20, -10, 260, 20, ink(0, 0.75, 0.1)),
      circle(-90, 0, 92, ink(0, 0, 0.2), 'opacity=".45"'),
      `<circle cx="-90" cy="0" r="86" fill="none" stroke="${ink(1)}" stroke-width="15"/>`,
      line('M-140 -40Q-120 -66 -90 -66', ink(0), 7),
    ),
    group(
      'translate(150 690) rotate(14)',
      rect(-120, -12, 240, 24, ink(0, 0.9, 0)),
      path('M120 -12L156 0L120 12Z', ink(0, 0.15, 0.1)),
      path('M144 -4L156 0L144 4Z', ink(1)),
    ),
  ),
})

const sheet = (x: number, y: number, turn: number, plant: string) =>
  group(
    `translate(${x} ${y}) rotate(${turn})`,
    rect(-152, -292, 320, 620, ink(0.85, 0.25, 0.2)),
    rect(-164, -304, 320, 620, ink(0, 0.05, 0.05)),
    plant,
    rect(26, 226, 110, 66, ink(0, 0.12, 0.22)),
    line('M38 246H122M38 262H108M38 278H96', ink(0.8), 3.4),
    path('M-164 180C-120 200 -130 260 -164 280Z', ink(0, 0.25, 0.2)),
  )

const stem = (kind: number, leaf: string, flower: string) =>
  line('M-20 250C-10 120 20 20 -6 -180', leaf, 8) +
  repeat(6, (at) => {
    const y = 170 - at * 56
    return (
      ellipse(-58, y, 52, 15, leaf, `transform="rotate(26 -58 ${y})"`) +
      ellipse(54, y - 24, 52, 15, leaf, `transform="rotate(-28 54 ${y - 24})"`)
    )
  }) +
  (kind === 0
    ? repeat(8, (at) => ellipse(-6, -236, 17, 44, flower, `transform="rotate(${at * 45} -6 -196)"`)) + circle(-6, -196, 22, ink(1))
    : repeat(
        7,
        (at) =>
          circle(-50 + at * 15, -200 - Math.sin((at / 6) * Math.PI) * 50, 22, flower) +
          circle(-50 + at * 15, -200 - Math.sin((at / 6) * Math.PI) * 50, 8, ink(0, 0.9, 0)),
      ))
const fern = (leaf: string) =>
  line('M10 260C-10 100 10 -40 -30 -250', leaf, 8) +
  repeat(13, (at) => {
    const y = 200 - at * 34
    const long = 118 - at * 7
    return path(
      `M${4 - at * 2} ${y}Q${-long * 0.6} ${y - 40} ${-long} ${y - 26}Q${-long * 0.5} ${y + 4} ${4 - at * 2} ${y}ZM${4 - at * 2} ${y}Q${long * 0.6} ${y - 46} ${long} ${y - 36}Q${long * 0.5} ${y - 2} ${4 - at * 2} ${y}Z`,
      leaf,
    )
  })

export const radioMast = (): Drawing => ({
  palette: dusk,
  svg: scene(
    sky(ink(0.5, 0.2, 0), ink(0, 0.5, 0.7), 640),
    repeat(
      7,
      (at) =>
        `<circle cx="700" cy="210" r="${70 + at * 74}" fill="none" stroke="${at % 2 ? ink(0, 0.25, 0.9) : ink(0, 0.05, 0.3)}" stroke-width="${13 - at}" opacity="${0.95 - at * 0.11}"/>`,
    ),
    ground(600, 40, 66, ink(0.5, 0.6, 0.2)),
    path('M0 700C300 560 560 560 700 590S1060 700 1200 690V800H0Z', ink(0.85, 0.35, 0)),
    line('M640 600L700 200L760 600', ink(1), 11),
    line(
      repeat(
        7,
        (at) =>
          `M${643 + at * 7.6} ${580 - at * 52}L${749 - at * 7.6} ${530 - at * 52}M${757 - at * 7.6} ${580 - at * 52}L${651 + at * 7.6} ${530 - at * 52}`,
      ),
      ink(1),
      6,
    ),
    line('M700 200V90', ink(1), 8),
    circle(700, 84, 13, ink(0, 1, 0)),
    line('M700 260L420 640M700 260L990 650', ink(0.9), 3),
    group(
      'translate(480 560)',
      rect(-110, -20, 170, 90, ink(0, 0.1, 0.3)),
      path('M-126 -20L-24 -82L76 -20Z', ink(0, 1, 0.05)),
      rect(-86, 6, 40, 38, ink(0, 0.4, 1)),
      rect(0, 6, 36, 64, ink(1)),
      circle(-30, -46, 12, ink(0, 0.1, 0.3)),
    ),
    repeat(5, (at) =>
      group(
        `translate(${900 + at * 58} ${640 + ((at * 17) % 30)}) scale(.5)`,
        rect(-44, -60, 88, 70, ink(0, 0.15, 0.4)),
        path('M-56 -56L0 -108L56 -56Z', ink(1)),
        rect(-16, -36, 30, 30, ink(0, 0.3, 1)),
      ),
    ),
    figure(250, 690, 118, ink(1)),
    group(
      'translate(312 690)',
      rect(-30, -40, 60, 40, ink(0, 1, 0), 'rx="5"'),
      circle(-12, -20, 11, ink(0, 0.1, 0.5)),
      line('M20 -40L44 -96', ink(1), 4),
    ),
    strew(60, 25, [0, 730, 1200, 70], (x, y, chance) =>
      line(`M${x} ${y + 14}q${chance() * 10 - 5} -18 ${chance() * 16 - 8} -32`, ink(0.4, 0.9, 0.5), 3),
    ),
  ),
})

export const museumCrates = (): Drawing => ({
  palette: night,
  svg: scene(
    rect(0, 0, 1200, 800, ink(0.25, 0.1, 0.15)),
    drawShaded((paint) => rect(0, 0, 1200, 620, paint), ink(0.55, 0.15, 0.1), ink(0.15, 0.12, 0.25)),
    ...[
      [90, 90, 190, 240],
      [350, 120, 150, 150],
      [560, 70, 240, 300],
      [880, 110, 220, 170],
    ].map(
      ([x = 0, y = 0, w = 0, h = 0]) =>
        rect(x, y, w, h, ink(0.1, 0.1, 0.15)) +
        rect(x, y, w, 5, ink(0.6, 0.2, 0.1)) +
        circle(x + w / 2, y - 14, 5, ink(1)) +
        line(`M${x + w / 2} ${y - 14}L${x + w * 0.3} ${y}M${x + w / 2} ${y - 14}L${x + w * 0.7} ${y}`, ink(0.8), 2),
    ),
    path('M0 620H1200V800H0Z', ink(0.6, 0.4, 0.1)),
    line(
      repeat(9, (at) => `M${at * 150} 620L${at * 190 - 160} 800`),
      ink(0.8, 0.4),
      3,
    ),
    group(
      'translate(620 640)',
      path('M-70 20V-40H70V20Z', ink(0, 0.05, 0.1)),
      path('M-46 -40C-60 -120 -30 -150 -34 -190C-60 -230 -40 -300 6 -300C52 -300 66 -240 40 -196C40 -150 66 -110 50 -40Z', ink(0)),
      path('M10 -300C52 -300 66 -240 40 -196C40 -150 66 -110 50 -40H16C40 -110 10 -150 20 -196C36 -240 30 -290 10 -300Z', ink(0.3, 0.05)),
      path('M-44 -250C-60 -320 40 -350 58 -270C40 -290 -20 -296 -44 -250Z', ink(0.45, 0.1)),
      line('M-60 -120C-20 -140 30 -140 66 -110M-62 -90C-20 -106 30 -106 66 -80M-58 -150C-20 -170 20 -170 56 -146', ink(0, 0.15, 0.9), 13),
    ),
    crate(130, 500, 280, 220, ink(0, 0.35, 0.8)),
    crate(170, 360, 200, 140, ink(0, 0.25, 0.6)),
    crate(820, 470, 300, 250, ink(0, 0.4, 0.75)),
    group(
      'translate(470 700) rotate(-7)',
      rect(-60, -150, 150, 170, ink(0, 1, 0.1)),
      rect(-44, -134, 118, 138, ink(0.2, 0, 0.2)),
      circle(40, -96, 22, ink(0, 0.4, 1)),
      path('M-44 4V-40L-4 -84L30 -46L50 -66L74 -40V4Z', ink(0.85)),
      line('M-60 -60L90 -76M14 -150L26 20', ink(0, 0.1, 0.5), 6),
    ),
    figure(750, 752, 250, ink(0.97, 0.1)),
    path('M712 610h76l-8 90h-60Z', ink(0, 1, 0)),
    line('M736 580L690 640M764 580L700 652', ink(0.97, 0.1), 17),
    group('translate(668 640) rotate(-12)', rect(-34, -46, 76, 92, ink(0)), line('M-22 -26H30M-22 -6H30M-22 14H14', ink(0.8), 4)),
  ),
})

const crate = (x: number, y: number, width: number, height: number, fill: string) =>
  rect(x, y, width, height, fill) +
  line(
    repeat(Math.floor(height / 40), (at) => `M${x} ${y + (at + 1) * 40}H${x + width}`),
    ink(0.6, 0.5, 0.3),
    3,
  ) +
  line(`M${x + 12} ${y + 12}L${x + width - 12} ${y + height - 12}`, ink(0.4, 0.6, 0.5), 17) +
  `<rect x="${x + 8}" y="${y + 8}" width="${width - 16}" height="${height - 16}" fill="none" stroke="${ink(0.4, 0.6, 0.5)}" stroke-width="17"/>` +
  rect(x + width * 0.55, y + height * 0.2, 58, 44, ink(0)) +
  line(
    `M${x + width * 0.55 + 16} ${y + height * 0.2 + 34}v-22m-8 8l8 -10l8 10M${x + width * 0.55 + 42} ${y + height * 0.2 + 34}v-22m-8 8l8 -10l8 10`,
    ink(0, 1),
    4,
  )
