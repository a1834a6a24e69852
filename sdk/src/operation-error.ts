/** What a call can end with, as a union that its codes tell apart. Types only. */
import type {
  AuthenticationError,
  ConflictError,
  NotFoundError,
  ParseError,
  PermissionDeniedError,
  ServerError,
  ValidationError,
} from './answer-errors.ts';
import type { ApiError, ConnectionError, RateLimitError, TimeoutError } from './errors.ts';
import type { ErrorCode } from './generated/error-codes.ts';
import type { ErrorStatuses } from './generated/error-details.ts';
import type { CodeOf, OperationId } from './operation-types.ts';

/** The class of each status, with its code made exact. */
interface ClassOfStatus<Code extends ErrorCode> {
  400: ValidationError<Code>;
  401: AuthenticationError<Code>;
  403: PermissionDeniedError<Code>;
  404: NotFoundError<Code>;
  409: ConflictError<Code>;
  429: RateLimitError<Code>;
  500: ServerError<Code>;
  503: ServerError<Code>;
}

type ErrorOf<Code extends ErrorCode> = Code extends ErrorCode
  ? ErrorStatuses[Code] extends infer Status extends keyof ClassOfStatus<Code>
    ? ClassOfStatus<Code>[Status]
    : ApiError<Code>
  : never;

/**
 * Everything that an operation can end with, told apart by `code`. A server that is newer than this
 * client may send a code that is not listed here: leave a way for it, as a `default` does.
 */
export type OperationError<Id extends OperationId> =
  | ErrorOf<CodeOf<Id>>
  | ConnectionError
  | TimeoutError
  | ParseError;
