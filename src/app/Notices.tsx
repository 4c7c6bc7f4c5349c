import { dismissNotice, useNotices } from '../store/noticeStore';
import { IconButton } from '../ui/controls/IconButton';
import './notices.css';

/** What the learner should know and can dismiss, at the foot of the page, over its margin. */
export function Notices() {
  const notices = useNotices();
  return (
    <div className="notices" role="status">
      {notices.map(({ id, sentences }) => (
        <div key={id} className="notice">
          <p>{sentences.join(' ')}</p>
          <IconButton icon="close" label="Dismiss" onPress={() => dismissNotice(id)} />
        </div>
      ))}
    </div>
  );
}
