import { tableStyle } from '#components/ui/table-style.ts'
import { type Act, type Rule, ruleElsewhere, ruleOf } from '#newsroom/people/policy.ts'
import { useWords } from '#words'
import { roles } from './role-select.tsx'

/** All acts of the policy, in the order in which people meet them. */
export const groups = {
  stories: [
    'write a story',
    'see a story',
    'suggest in a story',
    'save a story',
    'comment on a story',
    'change a comment',
    'share a story',
    'submit a story',
    'discard a story',
    'restore a story',
    'require suggestions',
  ],
  publishing: [
    'send back a story',
    'assign a story',
    'set a deadline',
    'schedule a story',
    'publish a story',
    'correct a story',
    'unpublish a story',
    'take down a story',
    'restore a taken-down story',
    'set an embargo',
    'lift an embargo',
    'show a story outside',
    'invite a guest',
  ],
  front: ['see the feed desk', 'order the feed', 'publish breaking news'],
  pictures: [
    'see the library',
    'add a picture',
    'add an attachment',
    'describe a picture',
    'describe an attachment',
    'delete a picture',
    'delete an attachment',
  ],
  newsroom: [
    'see the wire',
    'manage the wire',
    'manage the taxonomy',
    'manage writing help',
    'see the health',
    'handle a job',
    'see the audit',
    'manage people',
    'change settings',
    'move the newsroom',
  ],
} as const satisfies Record<string, readonly Act[]>

const groupNames = Object.keys(groups) as (keyof typeof groups)[] // Object.keys returns string[]

const looks: Record<Rule, string> = { everyone: 'font-semibold', own: '', nobody: 'text-ink-faint' }

const columnsOf = (act: Act): { id: string; rule: Rule }[] => [
  ...roles.map((role) => ({ id: role, rule: ruleOf(role, act) })),
  { id: 'elsewhere', rule: ruleElsewhere(act) },
  { id: 'guest', rule: ruleOf('guest', act) },
]

/** What each role may do, as the policy says it. */
export function RightsTable() {
  const say = useWords()
  return (
    <section aria-labelledby="rights" className="mt-10">
      <h2 id="rights" className="font-bold text-lg">
        {say('rights.title')}
      </h2>
      <p className="mb-3 text-ink-soft">{say('rights.about')}</p>
      <div className="relative overflow-x-auto">
        <table className={tableStyle.table}>
          <thead className={tableStyle.head}>
            <tr>
              <th scope="col" className={`${tableStyle.headCell} md:w-1/2`}>
                {say('rights.act')}
              </th>
              {roles.map((role) => (
                <th key={role} scope="col" className={`${tableStyle.headCell} max-md:px-1`}>
                  {say(`people.role-${role}`)}
                </th>
              ))}
              <th scope="col" className={`${tableStyle.headCell} max-md:px-1`}>
                {say('rights.elsewhere')}
              </th>
              <th scope="col" className={`${tableStyle.headCell} max-md:px-1`}>
                {say('people.role-guest')}
              </th>
            </tr>
          </thead>
          {groupNames.map((group) => (
            <tbody key={group}>
              <tr className="border-line border-b">
                <th scope="rowgroup" colSpan={roles.length + 3} className={`${tableStyle.cell} pt-5 font-bold`}>
                  {say(`rights.group-${group}`)}
                </th>
              </tr>
              {groups[group].map((act) => (
                <tr key={act} className={tableStyle.row}>
                  <th scope="row" className={`${tableStyle.cell} font-normal`}>
                    {say(`rights.may-${act}`)}
                  </th>
                  {columnsOf(act).map(({ id, rule }) => (
                    <td key={id} className={`${tableStyle.cell} max-md:px-1 ${looks[rule]}`}>
                      {say(`rights.rule-${rule}`)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  )
}
