import { expect, test } from 'vitest'
import { isShouted, titleCase } from './headline.ts'

test.each([
  ['BAHIA COCOA REVIEW', 'Showers in the Bahia cocoa zone.', 'Bahia Cocoa Review'],
  ['STANDARD OIL <SRD> TO FORM FINANCIAL UNIT', 'Standard Oil Co said', 'Standard Oil <SRD> to Form Financial Unit'],
  ['BONUS WHEAT FLOUR FOR NORTH YEMEN  -- USDA', 'The USDA said', 'Bonus Wheat Flour for North Yemen -- USDA'],
  ['<CINRAM LTD> 4TH QTR NET', '', '<Cinram Ltd> 4th Qtr Net'],
  ['U.S. TO SELL GRAIN', '', 'U.S. to Sell Grain'],
  ['MCDONNELL WINS', 'McDonnell Douglas won', 'McDonnell Wins'],
  ["TOWER REPORT DIMINISHES REAGAN'S HOPES", "Reagan's hopes", "Tower Report Diminishes Reagan's Hopes"],
  ['ЗЕРНО ДОРОЖЧАЄ', '', 'Зерно Дорожчає'],
])('%s', (headline, body, expected) => {
  expect(titleCase(headline, body)).toBe(expected)
})

test('a headline with small letters, or of a few signs, is nobody shouting', () => {
  expect(isShouted('Grain prices rise')).toBe(false)
  expect(isShouted('EU')).toBe(false)
  expect(isShouted('GRAIN PRICES RISE')).toBe(true)
})
