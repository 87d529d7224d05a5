import { expect, test } from './fixtures.ts'
import { pressUntilOpen } from './press.ts'
import { address, fillLine, photo } from './writing.ts'

test('a journalist chooses Ukrainian, works a whole story on the desk, and an editor who reads Ukrainian publishes it', async ({
  galley,
  as,
  reader,
}) => {
  test.slow()
  const [journalist, editor] = [await as('journalist'), await as('editor')]
  await journalist.goto('/desk/account')
  await expect(journalist.locator('html')).toHaveAttribute('lang', 'en')
  const ukrainian = journalist.getByRole('option', { name: 'Українська' })
  await pressUntilOpen(journalist.getByRole('button', { name: /Language of the desk/ }), ukrainian)
  await ukrainian.click()
  await expect(journalist.getByRole('heading', { name: 'Ваш обліковий запис' })).toBeVisible()
  await expect(journalist.locator('html')).toHaveAttribute('lang', 'uk')

  await journalist.goto('/desk')
  await expect(journalist).toHaveTitle('Матеріали – Galley')
  await expect(journalist.getByRole('link', { name: 'Відкинуті матеріали' })).toBeVisible()
  await journalist.goto('/desk/articles/new')
  await journalist.getByRole('button', { name: 'Українська' }).click()
  const text = journalist.getByRole('textbox', { name: 'Текст', exact: true })
  await expect(text).toHaveAttribute('contenteditable', 'true')
  await expect(journalist.locator('.story-canvas')).toHaveAttribute('lang', 'uk')
  await fillLine(journalist, 'Кораблі із зерном вийшли з порту', 'Заголовок')
  await journalist.keyboard.press('Enter')
  await journalist.keyboard.type('Перші від зими.')
  await journalist.keyboard.press('Enter')
  await journalist.keyboard.type('Три кораблі вийшли в четвер.')
  await journalist.keyboard.press('Enter')
  await journalist.keyboard.type('/зобр')
  await journalist.keyboard.press('Enter')
  const chooser = journalist.waitForEvent('filechooser')
  await journalist.getByRole('region', { name: 'Вибрати зображення' }).getByRole('button', { name: 'Завантажити' }).click()
  await (await chooser).setFiles({ name: 'ships.jpg', mimeType: 'image/jpeg', buffer: await photo('#357') })
  const figure = text.getByRole('figure')
  await expect(figure.getByRole('textbox', { name: 'Підпис' })).toBeFocused()
  await figure.getByRole('textbox', { name: 'Опис' }).fill('Три кораблі біля причалу')
  await figure.getByRole('textbox', { name: 'Підпис' }).fill('Кораблі перед виходом')
  await figure.getByRole('textbox', { name: 'Джерело' }).fill('Олена Гриценко')

  const details = journalist.getByRole('complementary', { name: 'Відомості про матеріал' })
  await expect(details.getByText('Чого бракує для публікації')).toBeVisible()
  await details.getByRole('button', { name: /Рубрика$/ }).click()
  await journalist.getByRole('option').nth(1).click()
  await expect(details.getByText('Нічого не бракує')).toBeVisible({ timeout: 30_000 })
  await expect(journalist.getByRole('status', { name: 'Збереження' })).toHaveText('Збережено')
  await expect(journalist.getByRole('button', { name: /^5 слів/ })).toBeVisible()
  const path = new URL(journalist.url()).pathname
  const submit = journalist.getByRole('region', { name: 'Подати' })
  await journalist.getByRole('button', { name: 'Подати', exact: true }).first().click()
  await submit.getByLabel('Нотатка редакторові (необов’язково)').fill('Прошу подивитися до вечора')
  await submit.getByRole('button', { name: 'Подати', exact: true }).click()
  await expect(journalist.getByText('У редактора', { exact: true })).toBeVisible()

  await editor.context().addCookies([{ name: 'galley-desk-language', value: 'uk', url: galley.url }])
  await editor.goto('/desk')
  await expect(editor.getByRole('navigation', { name: 'Редакція' }).getByRole('link', { name: /Матеріали/ })).toContainText(
    '1 матеріал чекає на редактора',
  )
  await editor.getByRole('link', { name: 'Кораблі із зерном вийшли з порту' }).click()
  await expect(editor.getByText('Прошу подивитися до вечора')).toBeVisible()
  await pressUntilOpen(
    editor.getByRole('button', { name: 'Опублікувати', exact: true }),
    editor.getByRole('region', { name: 'Опублікувати' }),
  )
  await editor.getByRole('button', { name: 'Опублікувати зараз' }).click()
  await expect(editor.getByText(/^Читачі вже бачать/)).toBeVisible()

  await reader.goto('/uk/news/korabli-iz-zernom-vyishly-z-portu')
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Кораблі із зерном вийшли з порту')
  await journalist.goto(path)
  await expect(details.getByRole('region', { name: 'Публікації', exact: true })).toContainText(
    /\d+ (лист|груд|січ|лют|бер|квіт|трав|черв|лип|серп|вер|жовт)/,
  )
  await journalist.goto(address(galley.cast.articles.published))
  await expect(journalist.getByText('Опубліковано', { exact: true }).first()).toBeVisible()
})

test('a browser that asks for Ukrainian is greeted in it, and chooses another language before signing in', async ({ browser, galley }) => {
  const context = await browser.newContext({ baseURL: galley.url, locale: 'uk-UA' })
  const page = await context.newPage()
  await page.goto('/desk/sign-in')
  await expect(page).toHaveTitle('Увійти – Galley')
  await page.getByLabel('Електронна пошта').fill('nobody@paper.test')
  await page.getByLabel('Пароль').fill('not the right sentence')
  await expect(async () => {
    await page.getByRole('button', { name: 'Увійти', exact: true }).click()
    await expect(page.getByText('Адреса або пароль неправильні.')).toBeVisible({ timeout: 3000 })
  }).toPass()
  await page.getByRole('button', { name: /Мова редакції/ }).click()
  await page.getByRole('option', { name: 'English' }).click()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await context.close()
})
