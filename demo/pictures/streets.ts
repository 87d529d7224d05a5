import { type Drawing, dusk, field, garden, ink, night, river, winter } from './ink.ts'
import { circle, drawShaded, ellipse, figure, group, house, line, path, rect, repeat, scene, sky, strew } from './shapes.ts'

export const tram = (): Drawing => ({
  palette: dusk,
  svg: scene(
    sky(ink(0, 0.45, 0.25), ink(0, 0.08, 0.5), 640),
    circle(600, 350, 120, ink(0, 0.9, 0.3)),
    house(20, 150, 210, 620, ink(0.5, 0.45, 0), ink(0.9, 0.2, 0), ink(0, 0.1, 0.9), 4),
    house(200, 230, 180, 620, ink(0.72, 0.3, 0), ink(0.95, 0.1, 0), ink(0, 0.1, 0.9), 5, 3),
    path('M20 150L125 80L230 150Z', ink(0.9, 0.4)),
    house(970, 120, 240, 620, ink(0.5, 0.5, 0), ink(0.9, 0.2, 0), ink(0, 0.1, 0.9), 6),
    house(840, 250, 160, 620, ink(0.75, 0.3, 0), ink(0.95, 0.1, 0), ink(0, 0.1, 0.9), 7, 3),
    rect(0, 600, 1200, 200, ink(0.62, 0.35, 0.1)),
    path('M0 690L440 600H760L1200 690V800H0Z', ink(0.85, 0.25, 0)),
    line('M470 800L560 602M730 800L640 602', ink(0, 0.25, 0.75), 7),
    line('M-10 140Q600 260 1210 110M-10 220Q600 320 1210 190M600 0V236', ink(1), 3),
    line('M118 620V210M1082 620V180', ink(1), 12),
    group(
      'translate(600 610)',
      ellipse(0, 122, 210, 20, ink(1)),
      line('M-40 -300L0 -372L40 -300M-54 -374H54', ink(1), 8),
      path('M-170 100V-230C-170 -276 -140 -300 -96 -300H96C140 -300 170 -276 170 -230V100Z', ink(0, 1, 0)),
      path('M-170 -60V-230C-170 -276 -140 -300 -96 -300H96C140 -300 170 -276 170 -230V-60Z', ink(0, 0.05, 0.25)),
      path('M-146 -80V-196C-146 -216 -130 -226 -112 -226H112C130 -226 146 -216 146 -196V-80Z', ink(0.85, 0, 0)),
      path('M-146 -80V-196C-146 -216 -130 -226 -112 -226H-60L-110 -80Z', ink(0.5, 0.1, 0)),
      rect(-78, -282, 156, 40, ink(1), 'rx="8"'),
      circle(0, -262, 15, ink(0, 0.2, 1)),
      figure(-30, -40, 118, ink(1, 0.3)),
      rect(-146, -80, 292, 24, ink(0, 0.05, 0.25)),
      rect(-170, -58, 340, 14, ink(0, 0.1, 0.95)),
      circle(-112, 24, 27, ink(0, 0.05, 0.6)),
      circle(112, 24, 27, ink(0, 0.05, 0.6)),
      circle(-112, 24, 15, ink(0)),
      circle(112, 24, 15, ink(0)),
      path('M-178 80H178L160 124H-160Z', ink(1)),
      line('M-60 6H60M-60 26H60M-60 46H60', ink(0.5, 1), 6),
    ),
    figure(300, 690, 132, ink(1)),
    figure(352, 684, 112, ink(0.9, 0.7)),
    figure(240, 698, 122, ink(0.5, 1)),
    line('M352 600L378 574', ink(0.9, 0.7), 8),
    figure(900, 690, 128, ink(1)),
    figure(950, 700, 84, ink(0.2, 1)),
    figure(1010, 690, 124, ink(0.95, 0.3)),
  ),
})

export const runner = (): Drawing => ({
  palette: river,
  svg: scene(
    sky(ink(0, 0.55, 0.1), ink(0, 0.1, 0.3), 420),
    circle(820, 300, 130, ink(0, 1, 0)),
    repeat(16, (at) => rect(at * 76, 330 - ((at * 53) % 110), 58, 200, ink(0.3, 0.1, 0.6))),
    drawShaded((paint) => rect(0, 420, 1200, 150, paint), ink(0.05, 0.15, 0.7), ink(0.5, 0, 1)),
    repeat(8, (at) => rect(740 + ((at * 37) % 60), 428 + at * 17, 140 - at * 5, 6, ink(0, 0.9, 0), 'rx="3"')),
    line('M-10 470C300 380 560 380 760 470', ink(0.75, 0, 0.5), 12),
    line(
      repeat(9, (at) => `M${40 + at * 78} ${454 - Math.sin((at / 8) * Math.PI) * 54}V470`),
      ink(0.75, 0, 0.5),
      6,
    ),
    line('M-10 470H770', ink(0.75, 0, 0.5), 9),
    rect(0, 560, 1200, 240, ink(0.1, 0.2, 0.12)),
    rect(0, 548, 1200, 20, ink(0.95)),
    line('M-10 500H1210', ink(0.95), 8),
    line(
      repeat(21, (at) => `M${at * 60} 500V552`),
      ink(0.95),
      5,
    ),
    line('M-10 640H1210M-10 740H1210', ink(0), 6),
    athlete(330, 760, 1.5, ink(0, 1, 0), ink(0.95, 0.1)),
    athlete(640, 724, 1.2, ink(0, 0.1, 0.9), ink(0.85, 0.3)),
    athlete(880, 700, 1, ink(0), ink(1)),
    athlete(1060, 684, 0.82, ink(0.2, 1, 0.1), ink(0.9)),
  ),
})

const athlete = (x: number, foot: number, s: number, shirt: string, skin: string) =>
  group(
    `translate(${x} ${foot}) scale(${s})`,
    path('M-20 4L-240 24L-90 -2L-150 -14L0 -4Z', ink(0.5, 0.2, 0.4)),
    line('M6 -118L46 -86L22 -40', skin, 20),
    line('M22 -40L50 -32', skin, 13),
    line('M-4 -118L-30 -66L-92 -58', skin, 20),
    line('M-92 -58L-98 -34', skin, 13),
    line('M2 -202L-42 -176L-70 -200', skin, 14),
    path('M-26 -120L-14 -206C-6 -222 28 -220 32 -206L24 -112Z', shirt),
    path('M-28 -128L28 -120L44 -84L10 -92L-6 -84L-40 -76Z', ink(1)),
    line('M22 -200L44 -164L78 -178', skin, 14),
    circle(28, -240, 21, skin),
  )

export const snowStreet = (): Drawing => ({
  palette: winter,
  svg: scene(
    sky(ink(0.95, 0, 0.1), ink(0.55, 0.05, 0.4), 600),
    circle(640, 150, 44, ink(0, 0, 0.12)),
    path('M0 0H250V640H0Z', ink(0.8, 0, 0.15)),
    path('M250 120H430V610H250Z', ink(0.6, 0, 0.4)),
    path('M240 124L340 60L440 124Z', ink(0)),
    path('M800 90H980V620H800Z', ink(0.62, 0.05, 0.35)),
    path('M790 94L890 26L990 94Z', ink(0)),
    path('M980 0H1200V650H980Z', ink(0.82, 0, 0.12)),
    repeat(4, (row) =>
      repeat(
        2,
        (at) =>
          rect(40 + at * 100, 60 + row * 130, 56, 84, (row * 3 + at) % 4 === 1 ? ink(0, 0.5, 0) : ink(0.96)) +
          rect(36 + at * 100, 144 + row * 130, 64, 9, ink(0)),
      ),
    ),
    repeat(3, (row) =>
      repeat(
        2,
        (at) =>
          rect(280 + at * 76, 180 + row * 120, 44, 66, (row + at) % 3 === 0 ? ink(0, 0.35, 0) : ink(0.9)) +
          rect(276 + at * 76, 246 + row * 120, 52, 7, ink(0)),
      ),
    ),
    repeat(3, (row) =>
      repeat(
        2,
        (at) =>
          rect(826 + at * 80, 160 + row * 126, 46, 70, (row + at * 2) % 3 === 2 ? ink(0, 0.4, 0) : ink(0.9)) +
          rect(822 + at * 80, 230 + row * 126, 54, 7, ink(0)),
      ),
    ),
    repeat(4, (row) =>
      repeat(
        2,
        (at) =>
          rect(1016 + at * 98, 70 + row * 132, 54, 84, (row * 2 + at) % 5 === 2 ? ink(0, 0.5, 0) : ink(0.96)) +
          rect(1012 + at * 98, 154 + row * 132, 62, 9, ink(0)),
      ),
    ),
    drawShaded((paint) => path('M0 640C260 606 440 600 620 598S960 610 1200 650V800H0Z', paint), ink(0.1, 0, 0.35), ink(0, 0, 0.08)),
    path('M560 600H680L860 800H380Z', ink(0.25, 0, 0.5)),
    line('M592 610L500 800M648 610L740 800', ink(0, 0, 0.1), 7),
    repeat(3, (at) => streetLamp([240, 410, 480][at], [760, 660, 624][at], [1.2, 0.75, 0.5][at])),
    repeat(2, (at) => streetLamp([960, 770][at], [740, 652][at], [1.1, 0.7][at])),
    figure(610, 742, 150, ink(1)),
    path('M582 610C590 600 634 600 642 610L650 622H574Z', ink(0, 1, 0)),
    path('M590 632H632L640 650L606 644L600 690H588Z', ink(0, 1, 0)),
    line('M634 680L716 716', ink(0.9), 3),
    group(
      'translate(740 744)',
      path('M-34 -8C-40 -34 -10 -40 20 -38L34 -58L46 -50L58 -46L54 -36L42 -30L38 0H28L26 -18L-16 -16L-20 0H-30Z', ink(1)),
      line('M-34 -18L-52 -38', ink(1), 6),
      path('M-18 -38H22L20 -22H-18Z', ink(0, 1, 0)),
    ),
    strew(240, 29, [0, 0, 1200, 800], (x, y, chance) => circle(x, y, 1.4 + chance() * 4, ink(0))),
  ),
})

const streetLamp = (x = 0, foot = 0, s = 1) =>
  group(
    `translate(${x} ${foot}) scale(${s})`,
    ellipse(0, 2, 90, 12, ink(0, 0.12, 0)),
    line('M0 0V-330C0 -380 60 -380 66 -350', ink(1), 9),
    path('M40 -350H92L80 -330H52Z', ink(1)),
    circle(66, -324, 15, ink(0, 0.15, 0)),
    circle(66, -324, 64, ink(0, 0.25, 0.1), 'style="mix-blend-mode:screen" opacity=".5"'),
  )

export const market = (): Drawing => ({
  palette: field,
  svg: scene(
    rect(0, 0, 1200, 800, ink(0, 0.08, 0.22)),
    repeat(
      5,
      (at) =>
        path(`M${at * 260 - 40} 300V120C${at * 260 - 40} -40 ${at * 260 + 180} -40 ${at * 260 + 180} 120V300Z`, ink(0.25, 0.12, 0.4)) +
        line(
          `M${at * 260 + 70} 0V300M${at * 260 - 40} 120H${at * 260 + 180}M${at * 260 - 40} 210H${at * 260 + 180}`,
          ink(0, 0.08, 0.22),
          6,
        ),
    ),
    rect(0, 300, 1200, 30, ink(0.7, 0, 0.4)),
    awning(40, 300, 500, ink(0, 1, 0)),
    awning(640, 300, 520, ink(0.72, 0, 0.4)),
    line('M60 300V640M520 300V640M660 300V640M1140 300V640', ink(1), 11),
    seller(290, 560, ink(0.72, 0, 0.4), ink(0, 1, 0.1)),
    seller(900, 560, ink(0, 1, 0), ink(0, 0.1, 0.9)),
    stall(40, 560, 500),
    stall(640, 560, 520),
    heap(110, 556, 40, (x, y) => circle(x, y, 21, ink(0, 1, 0.15)) + circle(x - 5, y - 6, 5, ink(0))),
    heap(330, 556, 41, (x, y) => ellipse(x, y, 24, 17, ink(0.1, 0.15, 1))),
    heap(720, 556, 42, (x, y) => circle(x, y, 22, ink(0.42, 0, 0.9)) + line(`M${x - 12} ${y}q12 -16 24 0`, ink(0.9, 0, 0.4), 3)),
    heap(
      960,
      556,
      43,
      (x, y) =>
        path(`M${x - 10} ${y - 16}h20l-10 46Z`, ink(0, 0.8, 0.75)) +
        line(`M${x} ${y - 16}l-8 -16M${x} ${y - 16}l8 -16`, ink(0.7, 0, 0.6), 4),
    ),
    group(
      'translate(585 540)',
      line('M0 40V-130M-60 -96H60', ink(1), 7),
      path('M-92 -60H-28C-34 -34 -86 -34 -92 -60ZM28 -76H92C86 -50 34 -50 28 -76Z', ink(1)),
      line('M-60 -96L-88 -60M-60 -96L-32 -60M60 -96L32 -76M60 -96L88 -76', ink(1), 3),
    ),
    rect(0, 720, 1200, 80, ink(0.62, 0.1, 0.4)),
    line(
      repeat(16, (at) => `M${at * 80} 720l-20 80`),
      ink(0.9, 0, 0.3),
      3,
    ),
    figure(420, 790, 230, ink(0.95, 0.1)),
    path('M440 690h66l-8 76h-50Z', ink(0, 0.5, 0.9)),
    figure(800, 796, 210, ink(0.9, 0.6)),
  ),
})

const awning = (x: number, y: number, width: number, fill: string) =>
  repeat(8, (at) =>
    path(
      `M${x + (at * width) / 8} ${y - 70}H${x + ((at + 1) * width) / 8}V${y + 34}C${x + ((at + 1) * width) / 8} ${y + 64} ${x + (at * width) / 8} ${y + 64} ${x + (at * width) / 8} ${y + 34}Z`,
      at % 2 ? ink(0) : fill,
    ),
  )
const seller = (x: number, y: number, coat: string, scarf: string) =>
  group(
    `translate(${x} ${y})`,
    path('M-78 20C-80 -90 -50 -108 0 -108S80 -90 78 20Z', coat),
    circle(0, -146, 40, ink(0, 0.2, 0.15)),
    path('M-50 -134C-54 -206 54 -206 50 -134L34 -104C40 -140 30 -168 0 -168S-40 -140 -34 -104Z', scarf),
    path('M-30 -112L0 -92L30 -112L14 -76H-14Z', scarf),
    circle(-14, -146, 4.5, ink(1)),
    circle(14, -146, 4.5, ink(1)),
    line('M-10 -126Q0 -120 10 -126', ink(1), 3.4),
  )
const stall = (x: number, y: number, width: number) =>
  rect(x, y, width, 30, ink(0, 0.35, 0.6)) +
  rect(x, y + 30, width, 130, ink(0.5, 0.4, 0.3)) +
  line(
    repeat(6, (at) => `M${x + (at + 0.5) * (width / 6)} ${y + 40}V${y + 150}`),
    ink(0.85, 0.2),
    4,
  )
const heap = (x: number, y: number, seed: number, draw: (x: number, y: number) => string) =>
  repeat(4, (row) => repeat(4 - row, (at) => draw(x + at * 42 + row * 21 + ((seed * (at + 3)) % 5), y - 14 - row * 32)))

export const hospitalNight = (): Drawing => ({
  palette: night,
  svg: scene(
    sky(ink(1, 0.05, 0), ink(0.7, 0.25, 0.05), 800),
    strew(90, 8, [0, 0, 1200, 380], (x, y, chance) => circle(x, y, 1 + chance() * 2, ink(0))),
    rect(150, 190, 900, 520, ink(0.8, 0.2, 0.1)),
    rect(150, 190, 900, 22, ink(0.55, 0.3, 0.2)),
    repeat(5, (row) =>
      repeat(10, (at) => {
        const lit = [13, 24, 7, 31, 38, 45][row] === row * 10 + at || (row * 7 + at * 3) % 11 === 0
        const x = 184 + at * 85
        const y = 242 + row * 88
        return (
          rect(x, y, 62, 58, lit ? ink(0, 0.2, 0.9) : ink(0.97, 0.1)) +
          line(`M${x + 31} ${y}V${y + 58}`, ink(0.8, 0.2, 0.1), 4) +
          (lit && at % 2 === 0 ? figure(x + 20, y + 58, 48, ink(0.9, 0.4)) : '')
        )
      }),
    ),
    rect(520, 560, 160, 150, ink(0, 0.15, 0.7)),
    line('M600 560V710', ink(0.9), 5),
    figure(560, 708, 104, ink(0.95, 0.2)),
    rect(490, 530, 220, 30, ink(0, 1, 0)),
    group('translate(600 140)', rect(-46, -46, 92, 92, ink(0)), path('M-12 -34H12V-12H34V12H12V34H-12V12H-34V-12H-12Z', ink(1))),
    drawShaded((paint) => path('M520 710H680L860 800H340Z', paint), ink(0, 0.2, 0.7), ink(0.6, 0.2, 0.1)),
    path('M0 710H520L340 800H0ZM680 710H1200V800H860Z', ink(1, 0.1)),
    group(
      'translate(870 724)',
      path('M-120 0V-86H60L120 -46V0Z', ink(0)),
      path('M66 -74L104 -46H66Z', ink(0.9)),
      rect(-120, -40, 240, 14, ink(0, 1, 0)),
      circle(-66, 2, 24, ink(1)),
      circle(70, 2, 24, ink(1)),
      rect(-20, -102, 40, 16, ink(0, 1, 0.2)),
      path('M-74 -72h12v-10h12v10h12v12h-12v10h-12v-10h-12Z', ink(1)),
    ),
    repeat(4, (at) => group(`translate(${60 + at * 24} 716)`, line('M0 0V-110', ink(1), 8), circle(0, -130 - (at % 2) * 20, 40, ink(1)))),
  ),
})

export const stadium = (): Drawing => ({
  palette: garden,
  svg: scene(
    sky(ink(1, 0, 0.15), ink(0.55, 0.1, 0.3), 420),
    ...[170, 1030].map(
      (x) =>
        line(`M${x} 420V90`, ink(1), 15) +
        rect(x - 80, 40, 160, 74, ink(1), 'rx="6"') +
        repeat(2, (row) => repeat(4, (at) => circle(x - 57 + at * 38, 60 + row * 34, 13, ink(0, 0.04, 0.05)))) +
        path(
          `M${x - 70} 114L${x < 600 ? x + 40 : x - 560} 480H${x < 600 ? x + 560 : x - 40}L${x + 70} 114Z`,
          ink(0, 0.12, 0.3),
          'opacity=".16" style="mix-blend-mode:screen"',
        ),
    ),
    path('M0 330H1200V450H0Z', ink(0.82, 0.2, 0.1)),
    strew(330, 88, [0, 340, 1200, 96], (x, y, chance) =>
      circle(x, y, 8, [ink(0, 0.9, 0), ink(0, 0.1, 0.2), ink(0.5, 0, 0.5), ink(0, 0.4, 0.1)][Math.floor(chance() * 4)] ?? ink(0)),
    ),
    rect(0, 440, 1200, 26, ink(0, 0.04, 0.1)),
    rect(0, 466, 1200, 340, ink(0.4, 0, 0.95)),
    repeat(6, (at) => path(`M${at * 240 - 120} 466H${at * 240}L${at * 300 - 60}  800H${at * 300 - 240}Z`, ink(0.52, 0, 1))),
    line('M-10 500H1210M600 500V800', ink(0), 6),
    `<ellipse cx="600" cy="680" rx="210" ry="80" fill="none" stroke="${ink(0)}" stroke-width="6"/>`,
    line('M860 500V380H1090V500', ink(0), 10),
    line(repeat(11, (at) => `M${870 + at * 21} 386V498`) + repeat(5, (at) => `M864 ${398 + at * 22}H1086`), ink(0, 0, 0.1), 1.6),
    player(960, 560, 0.9, ink(0.9, 0.2), true),
    player(690, 730, 1.45, ink(0, 1, 0), false),
    player(420, 640, 1.05, ink(0, 1, 0), false),
    player(200, 600, 0.85, ink(0, 0.06, 0.1), false),
    circle(806, 640, 22, ink(0)),
    path('M806 628l11 8l-4 13h-14l-4 -13Z', ink(1)),
    line('M790 664C770 690 752 706 740 716', ink(0), 3),
  ),
})

const player = (x: number, foot: number, s: number, shirt: string, keeper: boolean) =>
  group(
    `translate(${x} ${foot}) scale(${s})`,
    ellipse(0, 2, 50, 8, ink(0.85, 0, 0.7)),
    line(keeper ? 'M-12 -66L-34 0M12 -66L34 0' : 'M-6 -66L-30 0M8 -66L56 -34', ink(0, 0.2, 0.1), 13),
    line(keeper ? 'M-42 0H-30M30 0H44' : 'M-38 0H-24M56 -34L68 -42', ink(1), 11),
    path('M-26 -84H26L32 -52H-30Z', ink(1)),
    path('M-28 -140C-20 -154 20 -154 28 -140L26 -80H-26Z', shirt),
    line(keeper ? 'M-22 -138L-70 -170M22 -138L70 -170' : 'M-22 -136L-56 -104M22 -136L54 -112', ink(0, 0.2, 0.1), 12),
    circle(0, -174, 20, ink(0, 0.2, 0.1)),
    path('M-21 -176C-22 -204 22 -204 21 -176C10 -186 -10 -186 -21 -176Z', ink(1)),
  )

export const metroBats = (): Drawing => ({
  palette: dusk,
  svg: scene(
    rect(0, 0, 1200, 800, ink(0.75, 0.3, 0)),
    repeat(7, (at) =>
      path(
        `M${-100 + at * 74} 800L${300 + at * 40} ${150 - at * 3}C${380 + at * 26} ${-90 + at * 30} ${820 - at * 26} ${-90 + at * 30} ${900 - at * 40} ${150 - at * 3}L${1300 - at * 74} 800Z`,
        at % 2 ? ink(0.6, 0.35, 0.1) : ink(0.85, 0.25, 0),
      ),
    ),
    drawShaded((paint) => circle(600, 170, 130, paint), ink(0, 0.1, 0.6), ink(0.3, 0.4, 0.5), 'round'),
    path('M520 230H680L1010 800H190Z', ink(0.9, 0.1, 0)),
    ...[0, 1, 2].map((lane) =>
      repeat(15, (at) => {
        const t = (at / 14) ** 1.7
        const y = 236 + t * 560
        const wide = 44 + t * 196
        const x = 600 + (lane - 1) * (52 + t * 226) - wide / 2
        return rect(x, y, wide, 3 + t * 20, at % 2 ? ink(0.45, 0.2, 0.3) : ink(0.65, 0.25, 0.1))
      }),
    ),
    line('M560 232L430 800M640 232L770 800M520 232L180 800M680 232L1020 800', ink(0, 0.85, 0.2), 13),
    repeat(5, (at) => {
      const t = (at / 4) ** 1.5
      return [-1, 1]
        .map((side) =>
          group(
            `translate(${600 + side * (60 + t * 186)} ${250 + t * 420}) scale(${0.3 + t * 0.9})`,
            line('M0 0V-120', ink(0, 0.3, 0.5), 9),
            circle(0, -140, 30, ink(0, 0.1, 0.8)),
          ),
        )
        .join('')
    }),
    figure(450, 640, 150, ink(1)),
    figure(742, 520, 100, ink(0.95, 0.5)),
    figure(548, 400, 58, ink(1)),
    ...(
      [
        [250, 170, 1.5, -12],
        [930, 140, 1.2, 14],
        [720, 70, 0.8, -6],
        [430, 84, 0.7, 10],
        [1060, 330, 1, -18],
        [120, 380, 0.9, 16],
        [610, 190, 0.4, 0],
      ] as const
    ).map(([x, y, s, turn]) => bat(x, y, s, turn)),
  ),
})

const bat = (x: number, y: number, s: number, turn: number) =>
  group(
    `translate(${x} ${y}) rotate(${turn}) scale(${s})`,
    path(
      'M0 -18L-9 -34L-13 -16C-40 -46 -90 -56 -130 -34C-112 -28 -104 -14 -104 4C-88 -8 -72 -4 -62 12C-50 2 -34 4 -24 18L0 40L24 18C34 4 50 2 62 12C72 -4 88 -8 104 4C104 -14 112 -28 130 -34C90 -56 40 -46 13 -16L9 -34Z',
      ink(1),
    ),
    circle(-5, -8, 2.6, ink(0, 0.3, 1)),
    circle(5, -8, 2.6, ink(0, 0.3, 1)),
  )
