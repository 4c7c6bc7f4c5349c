import { caseFindings } from '../store/caseFindings';
import type { Answer } from '../store/run';
import { useScene } from '../store/sceneStore';
import { describeFindings, describeInFile, describeSlopeInFile, describeSums, formatError, nameFinding } from './caseFindings.describe';
import './caseFindings.css';

/** What the engine computed beside what the file says: the largest relative errors, measured on the answer on stage. */
export function CaseFindings({ answer }: { readonly answer: Answer }) {
  const findings = caseFindings(answer);
  const inFile = useScene((scene) => describeInFile(answer, scene));
  const slope = useScene((scene) => describeSlopeInFile(answer, scene));
  const sums = describeSums(answer);
  return (
    <section className="case-findings" aria-label="Beside the file">
      {inFile && <p className="case-value">{inFile}</p>}
      {slope && <p className="case-value">{slope}</p>}
      <table>
        <caption>Beside the numbers of {answer.sequence?.of.source}</caption>
        <thead>
          <tr>
            <th scope="col">what</th>
            <th scope="col">largest relative error</th>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding) => (
            <tr key={finding.what} data-what={finding.what}>
              <th scope="row">{nameFinding(finding)}</th>
              <td>{formatError(finding.error)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p role="status">{describeFindings(answer, findings)}</p>
      {sums && <p>{sums}</p>}
    </section>
  );
}
