import type { ModelSpec } from '../engine/spec';
import { type FileContent, readFileContent } from '../interop/fileContent';
import type { Framework } from '../interop/layouts';
import { InteropError, type NamedTensors } from '../interop/namedTensors';
import { readWeights } from '../interop/weights';

/** What a file holds, and the digest of its bytes. */
export interface ReadFile {
  readonly digest: string;
  readonly content: FileContent;
}

/** Every request about an opened file, with what it answers. */
export interface FileExchanges {
  readonly read: { readonly request: { readonly kind: 'read'; readonly file: Blob }; readonly result: ReadFile };
  readonly flatten: {
    readonly request: {
      readonly kind: 'flatten';
      readonly spec: ModelSpec;
      readonly tensors: NamedTensors;
      readonly framework: Framework;
    };
    readonly result: Float64Array;
  };
}

export type FileRequestKind = keyof FileExchanges;
export type FileRequest = FileExchanges[FileRequestKind]['request'];
export type FileResult = FileExchanges[FileRequestKind]['result'];

/** `refused`: the file or its tensors are not what they should be. `failed`: it could not be read at all. Both in words. */
export type FileReply =
  | { readonly kind: 'result'; readonly result: FileResult }
  | { readonly kind: 'refused' | 'failed'; readonly message: string };

async function resultOf(request: FileRequest): Promise<FileResult> {
  switch (request.kind) {
    case 'read':
      return readFileContent(new Uint8Array(await request.file.arrayBuffer()));
    case 'flatten':
      return readWeights(request.spec, request.tensors, request.framework);
  }
}

export async function answerFileRequest(request: FileRequest): Promise<FileReply> {
  try {
    return { kind: 'result', result: await resultOf(request) };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'It could not be read.';
    return { kind: error instanceof InteropError ? 'refused' : 'failed', message };
  }
}
