declare module '*.mdx' {
  import type { ComponentType } from 'react';

  const content: ComponentType<{ readonly components?: Readonly<Record<string, unknown>> }>;
  export default content;
}
