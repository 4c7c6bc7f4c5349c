import { dismissNotice, useNotices } from '../store/noticeStore';
import { IconButton } from '../ui/controls/IconButton';
import { keepTelling } from '../ui/stickyHeight';
import './notices.css';

/** What the learner should know and can dismiss, above the page, which makes room for it. */
export function Notices() {
  const notices = useNotices();
  return (
    <div ref={keepTelling} className="notices" role="status">
      {notices.map(({ id, sentences }) => (
        <div key={id} className="notice">
          <p>{sentences.join(' ')}</p>
          <IconButton icon="close" label="Dismiss" onPress={() => dismissNotice(id)} />
        </div>
      ))}
    </div>
  );
}
