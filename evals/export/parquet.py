"""A part of a dataset as a Parquet file; needs pyarrow."""

from collections.abc import Iterable
from io import BytesIO

import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow.parquet import write_table  # type: ignore[import-untyped]

from evals.export.dataset_part import Column, DatasetPart


def parquet(part: DatasetPart) -> bytes:
    """The rows of a part, with the types that its columns name."""
    buffer = BytesIO()
    write_table(pa.Table.from_pylist([dict(row) for row in part.rows], pa.schema(_fields(part.columns))), buffer)
    return buffer.getvalue()


def _fields(columns: Iterable[Column]) -> list[pa.Field]:
    return [pa.field(column.name, _type(column)) for column in columns]


def _type(column: Column) -> pa.DataType:
    plain = pa.struct(_fields(column.columns)) if column.columns else pa.type_for_alias(column.type)
    return pa.list_(plain) if column.is_list else plain
