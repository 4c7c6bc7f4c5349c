import { unchangedVectorOf, vectorOf } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import { changeScene, useScene } from '../../store/sceneStore';
import { copy } from '../../ui/clipboard';
import { Button } from '../../ui/controls/Button';
import { IconButton } from '../../ui/controls/IconButton';
import { formatCount, formatNumber } from '../../ui/format';
import { formerWords } from '../../ui/former';
import { Formula } from '../../ui/Math';
import { type MathNode, row } from '../../ui/mathTree';
import { unitSymbol, valueWords } from '../../ui/notation';
import { writeNumber, writeVector } from '../../ui/tsv';
import type { NotationName } from '../../ui/notationForm';
import { useChosenWeight } from './chosenWeight';
import { CopyMatrices } from './product/CopyMatrices';
import { describeMeaning } from './meaning.describe';
import { describeLeaf, originsOf } from './number.describe';
import type { NumberSum, WeightPlace } from './sum';
import { entryName, nameValue } from './symbols';
import { useOpenSum } from './useOpenSum';
import { WeightEditor } from './WeightEditor';
import './numberWords.css';

function symbolOf(answer: Answer, { place, direction }: NumberSum, notation: NotationName): MathNode {
  const symbol = unitSymbol(notation, place.quantity, entryName(answer, place));
  return direction === 'forward' ? symbol : row('∂', { kind: 'identifier', text: 'L' }, '/', '∂', symbol);
}

/** f₇ = σ(0.238) = 0.559 */
function Statement({ answer, sum }: { readonly answer: Answer; readonly sum: NumberSum }) {
  const notation = useScene((scene) => scene.notation);
  const digits = useScene((scene) => scene.digits);
  const { activation, held, total, result, place, direction } = sum;
  const before = unchangedVectorOf(answer, place, direction)?.[place.unit];
  return (
    <p className="number-statement">
      <Formula tree={symbolOf(answer, sum, notation)} /> = {activation && !held && `${activation.name}(${formatNumber(total, digits)}) = `}
      {held && 'held at '}
      <b>{formatNumber(result, digits)}</b>
      {before !== undefined && <span className="number-before"> {formerWords(result, before, digits)}</span>}
    </p>
  );
}

function Meaning({ answer, sum }: { readonly answer: Answer; readonly sum: NumberSum }) {
  const digits = useScene((scene) => scene.digits);
  const meaning = describeMeaning(answer, sum, digits);
  return meaning && <p>{meaning}</p>;
}

/** The number itself, or all entries of its vector, for a spreadsheet or a program. */
function CopyNumber({ answer, sum }: { readonly answer: Answer; readonly sum: NumberSum }) {
  const { place, direction, result } = sum;
  const vector = vectorOf(answer, place, direction);
  const name = nameValue(answer, place, direction);
  const whole = `${direction === 'backward' ? 'gradient of the ' : ''}${valueWords[place.quantity]}, ${formatCount(vector.length)} values`;
  return (
    <p className="number-copy">
      <Button weight="quiet" onPress={() => copy(name, writeNumber(result))}>
        copy number
      </Button>
      <Button
        weight="quiet"
        onPress={() =>
          copy(
            whole,
            writeVector(vector, (unit) => entryName(answer, { ...place, unit })),
          )
        }
      >
        copy vector
      </Button>
    </p>
  );
}

/** What each origin brings to the sum. */
function Origins({ sum }: { readonly sum: NumberSum }) {
  const digits = useScene((scene) => scene.digits);
  const origins = originsOf(sum);
  if (origins.length < 2) return null;
  return (
    <table className="number-origins">
      <caption className="visually-hidden">Where the sum comes from</caption>
      <tbody>
        {origins.map(({ origin, words, count, value }) => (
          <tr key={origin}>
            <th scope="row">
              {words}
              {count > 1 && <span className="number-count"> {formatCount(count)} terms</span>}
            </th>
            <td>{formatNumber(value, digits)}</td>
          </tr>
        ))}
        <tr className="number-origins-total">
          <th scope="row">together</th>
          <td>{formatNumber(sum.total, digits)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function UnitChooser({ unit, count }: { readonly unit: number; readonly count: number }) {
  const go = (next: number) => changeScene({ unit: next }, { merge: 'unit' });
  return (
    <span className="number-units">
      <IconButton icon="back" label="Previous entry" disabled={unit === 0} onPress={() => go(unit - 1)} />
      <IconButton icon="forward" label="Next entry" disabled={unit >= count - 1} onPress={() => go(unit + 1)} />
    </span>
  );
}

/** Whether the open sum uses that tensor: a weight chosen for another sum stays out of the way. */
function goesThrough({ terms }: NumberSum, { tensor }: WeightPlace): boolean {
  return terms.some(({ factors }) => factors.some((factor) => factor.kind === 'weight' && factor.weight.tensor === tensor));
}

/** What is open, in a line; what its sum is made of; and the weights that it goes through. */
export function NumberWords({ answer }: { readonly answer: Answer }) {
  const sum = useOpenSum(answer);
  const weight = useChosenWeight(answer);
  if (!sum) return null;
  const { place, direction } = sum;
  const title = valueWords[place.quantity];
  return (
    <>
      <div className="number-words-head">
        <h2>{direction === 'forward' ? `${title.charAt(0).toUpperCase()}${title.slice(1)}` : `Gradient of the ${title}`}</h2>
        {sum.leaf !== 'noOutput' && <UnitChooser unit={place.unit} count={vectorOf(answer, place).length} />}
      </div>
      {sum.leaf !== 'noOutput' && (
        <>
          <Statement answer={answer} sum={sum} />
          <Meaning answer={answer} sum={sum} />
          <CopyNumber answer={answer} sum={sum} />
        </>
      )}
      {sum.activation?.name === 'softmax' && (
        <p className="number-aside">
          The curve shows how this probability moves with its own sum while the sums of the others stay as they are.
        </p>
      )}
      {sum.leaf ? <p>{describeLeaf(sum.leaf)}</p> : <Origins sum={sum} />}
      {weight && goesThrough(sum, weight) && <WeightEditor key={`${weight.tensor}.${weight.index}`} answer={answer} weight={weight} />}
      <CopyMatrices answer={answer} sum={sum} />
    </>
  );
}
