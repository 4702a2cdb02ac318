//! A Parquet file put together from pieces, each encoded by itself, on any thread: the pieces' bytes
//! one after another, and one footer that says where everything is.

use crate::Failure;
use parquet::basic::Compression;
use parquet::column::writer::ColumnWriterImpl;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::{
    ColumnChunkMetaData, FileMetaData, KeyValue, ParquetMetaData, ParquetMetaDataOptions,
    ParquetMetaDataReader, ParquetMetaDataWriter, RowGroupMetaData,
};
use parquet::file::properties::{DEFAULT_WRITE_BATCH_SIZE, EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::TypePtr;
use std::sync::Arc;

/// The bytes with which a Parquet file begins, and ends.
pub(crate) const MAGIC: &[u8] = b"PAR1";

/// The length of what follows the footer's own bytes: four for its length, then [`MAGIC`].
const TAIL: usize = 8;

/// A column of some rows, as it stands in the file: the values that are there and, where the column
/// may lack some or have several in a row, the levels that say so.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) values: Values,
    /// How much of the path to each value is there; empty for a column that lacks nothing.
    pub(crate) defined: Vec<i16>,
    /// At which list on the path each value begins a new element; empty outside of lists.
    pub(crate) repeated: Vec<i16>,
}

impl Column {
    /// A column outside of lists, which lacks nothing.
    pub(crate) fn whole(values: Values) -> Column {
        Column {
            values,
            defined: Vec::new(),
            repeated: Vec::new(),
        }
    }

    /// The same, of a column that lacks nothing.
    pub(crate) fn required(self) -> Column {
        Column::whole(self.values)
    }

    /// A column outside of lists, which may lack values.
    pub(crate) fn of<T>(
        all: impl ExactSizeIterator<Item = Option<T>>,
        values: impl FnOnce(Vec<T>) -> Values,
    ) -> Column {
        let mut there = Vec::with_capacity(all.len());
        let mut defined = Vec::with_capacity(all.len());
        for one in all {
            defined.push(i16::from(one.is_some()));
            there.extend(one);
        }
        Column {
            values: values(there),
            defined,
            repeated: Vec::new(),
        }
    }
}

/// The values of a column that are there.
#[derive(Debug)]
pub(crate) enum Values {
    Texts(Vec<ByteArray>),
    /// Few texts, each of which stands often: by its place among them.
    Named(Vec<ByteArray>, Vec<u32>),
    /// Whole numbers, and days as their numbers.
    Numbers(Vec<i32>),
    Truths(Vec<bool>),
}

/// Some rows of a table, encoded.
#[derive(Debug)]
pub(crate) struct Piece {
    /// The encoded columns.
    pub(crate) bytes: Vec<u8>,
    /// Where things are, as if the bytes stood behind [`MAGIC`].
    metadata: ParquetMetaData,
}

/// The columns of a table, from Parquet's own notation.
pub(crate) fn schema(notation: &str) -> Result<TypePtr, Failure> {
    let parsed = parse_message_type(notation);
    parsed
        .map(Arc::new)
        .map_err(|error| Failure::encoding(&error))
}

/// Encodes rows, of which `columns` are the columns in the order of the schema. The same rows give
/// the same bytes.
pub(crate) fn encode(
    schema: &TypePtr,
    columns: impl IntoIterator<Item = Column>,
) -> Result<Piece, Failure> {
    encoded(schema, columns).map_err(|error| Failure::encoding(&error))
}

fn encoded(
    schema: &TypePtr,
    columns: impl IntoIterator<Item = Column>,
) -> Result<Piece, ParquetError> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true)
        .build();
    let mut file = SerializedFileWriter::new(Vec::new(), schema.clone(), Arc::new(properties))?;
    let mut group = file.next_row_group()?;
    for column in columns {
        if let Some(mut writer) = group.next_column()? {
            write(&mut writer, &column)?;
            writer.close()?;
        }
    }
    group.close()?;
    let written = file.finish()?;
    let mut bytes = std::mem::take(file.inner_mut());
    let columns = end_of_columns(&written);
    // As a reader sees it, not as it was written: a table that goes on from a footer that was read
    // must not differ from one that never ended.
    let metadata = read(bytes.get(columns..).unwrap_or_default())?;
    bytes.truncate(columns);
    bytes.drain(..MAGIC.len());
    Ok(Piece { bytes, metadata })
}

fn write(writer: &mut SerializedColumnWriter<'_>, column: &Column) -> Result<(), ParquetError> {
    let (defined, repeated) = (some(&column.defined), some(&column.repeated));
    let written = match &column.values {
        Values::Texts(values) => {
            let writer = writer.typed::<ByteArrayType>();
            writer.write_batch(values, defined, repeated)
        }
        Values::Named(names, places) => {
            let writer = writer.typed::<ByteArrayType>();
            return write_named(writer, (names, places), &column.defined);
        }
        Values::Numbers(values) => {
            let writer = writer.typed::<Int32Type>();
            writer.write_batch(values, defined, repeated)
        }
        Values::Truths(values) => {
            let writer = writer.typed::<BoolType>();
            writer.write_batch(values, defined, repeated)
        }
    };
    written.map(|_| ())
}

/// How many rows parquet takes at once: pieces of so many give the bytes that the whole would.
const BATCH: usize = DEFAULT_WRITE_BATCH_SIZE;

/// Writes texts by their places, piece by piece: all at once they would take many times the memory of the rows.
fn write_named(
    writer: &mut ColumnWriterImpl<'_, ByteArrayType>,
    (names, places): (&[ByteArray], &[u32]),
    defined: &[i16],
) -> Result<(), ParquetError> {
    let name = |place: &u32| names.get(*place as usize).cloned().unwrap_or_default();
    let mut texts = Vec::with_capacity(BATCH);
    let mut write = |places: &[u32], defined: &[i16]| {
        texts.clear();
        texts.extend(places.iter().map(name));
        writer.write_batch(&texts, some(defined), None).map(|_| ())
    };
    if defined.is_empty() {
        return places
            .chunks(BATCH)
            .try_for_each(|places| write(places, &[]));
    }
    let mut left = places;
    defined.chunks(BATCH).try_for_each(|defined| {
        let there = defined.iter().filter(|level| **level > 0).count();
        let (places, others) = left.split_at_checked(there).unwrap_or((left, &[]));
        left = others;
        write(places, defined)
    })
}

fn some(levels: &[i16]) -> Option<&[i16]> {
    (!levels.is_empty()).then_some(levels)
}

fn end_of_columns(metadata: &ParquetMetaData) -> usize {
    let columns = metadata
        .row_groups()
        .iter()
        .flat_map(RowGroupMetaData::columns);
    let ends = columns.map(|column| {
        let (start, length) = column.byte_range();
        start.saturating_add(length)
    });
    let end = ends.max().and_then(|end| usize::try_from(end).ok());
    end.unwrap_or(MAGIC.len()).max(MAGIC.len())
}

/// What the footer says of the pieces so far.
#[derive(Debug)]
pub(crate) struct Joined {
    file: FileMetaData,
    groups: Vec<RowGroupMetaData>,
}

impl Joined {
    /// A file without rows, with these columns and with what is said `about` the whole.
    pub(crate) fn new(schema: &TypePtr, about: &[(String, String)]) -> Result<Joined, Failure> {
        let whole = SerializedFileWriter::new(Vec::new(), schema.clone(), Arc::default())
            .and_then(SerializedFileWriter::close)
            .map_err(|error| Failure::encoding(&error))?;
        let columns = whole.file_metadata();
        let about = about.iter();
        let about = about.map(|(key, value)| KeyValue::new(key.clone(), value.clone()));
        let file = FileMetaData::new(
            columns.version(),
            0,
            columns.created_by().map(str::to_owned),
            Some(about.collect()),
            columns.schema_descr_ptr(),
            columns.column_orders().cloned(),
        );
        Ok(Joined {
            file,
            groups: Vec::new(),
        })
    }

    /// Notes that a piece's bytes stand from byte `at` of the file on.
    pub(crate) fn append(&mut self, piece: &Piece, at: u64) -> Result<(), Failure> {
        let by = i64::try_from(at).unwrap_or(i64::MAX) - MAGIC.len() as i64;
        for group in piece.metadata.row_groups() {
            let ordinal = i32::try_from(self.groups.len()).unwrap_or(i32::MAX);
            let moved = moved(group, by, ordinal);
            self.groups
                .push(moved.map_err(|error| Failure::encoding(&error))?);
        }
        Ok(())
    }

    /// What closes the file: the footer, its length, [`MAGIC`].
    pub(crate) fn footer(&self) -> Result<Vec<u8>, Failure> {
        let rows = self.groups.iter().map(RowGroupMetaData::num_rows).sum();
        let file = FileMetaData::new(
            self.file.version(),
            rows,
            self.file.created_by().map(str::to_owned),
            self.file.key_value_metadata().cloned(),
            self.file.schema_descr_ptr(),
            self.file.column_orders().cloned(),
        );
        let metadata = ParquetMetaData::new(file, self.groups.clone());
        let mut bytes = Vec::new();
        ParquetMetaDataWriter::new(&mut bytes, &metadata)
            .finish()
            .map_err(|error| Failure::encoding(&error))?;
        Ok(bytes)
    }

    /// Takes over the pieces that a footer of the same table names.
    pub(crate) fn continue_from(&mut self, footer: &[u8]) -> Result<(), Failure> {
        let metadata = read(footer).map_err(|error| Failure::encoding(&error))?;
        self.groups = metadata.row_groups().to_vec();
        Ok(())
    }
}

/// What a footer says.
fn read(footer: &[u8]) -> Result<ParquetMetaData, ParquetError> {
    let options = ParquetMetaDataOptions::new().with_encoding_stats_as_mask(false);
    let own = footer.get(..footer.len().saturating_sub(TAIL));
    ParquetMetaDataReader::decode_metadata_with_options(own.unwrap_or_default(), Some(&options))
}

/// The same row group `by` bytes further on.
fn moved(
    group: &RowGroupMetaData,
    by: i64,
    ordinal: i32,
) -> Result<RowGroupMetaData, ParquetError> {
    let columns = group.columns().iter().cloned();
    let columns = columns.map(|column| moved_column(column, by));
    let columns = columns.collect::<Result<Vec<_>, ParquetError>>()?;
    let builder = group.clone().into_builder().set_column_metadata(columns);
    let builder = match group.file_offset() {
        Some(offset) => builder.set_file_offset(offset + by),
        None => builder,
    };
    builder.set_ordinal(ordinal).build()
}

fn moved_column(column: ColumnChunkMetaData, by: i64) -> Result<ColumnChunkMetaData, ParquetError> {
    let data = column.data_page_offset() + by;
    let dictionary = column.dictionary_page_offset().map(|offset| offset + by);
    column
        .into_builder()
        .set_data_page_offset(data)
        .set_dictionary_page_offset(dictionary)
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether they stand for themselves or for their places, and however many there are.
    #[test]
    fn texts_by_their_places_give_the_bytes_of_the_texts() {
        let schema =
            schema("message m { required binary a (STRING); optional binary b (STRING); }");
        let schema = schema.unwrap();
        let names: Vec<ByteArray> = vec!["one".into(), "two".into(), "a longer third".into()];
        for rows in [0, 1, BATCH - 1, BATCH, 5 * BATCH + 7] {
            let place = |row: usize| (row * row / 7) % 4;
            let whole: Vec<usize> = (0..rows).map(|row| place(row) % 3).collect();
            let lacking: Vec<Option<usize>> = (0..rows)
                .map(|row| Some(place(row)).filter(|place| *place < 3))
                .collect();
            let text = |place: usize| names[place].clone();
            let small = |place: usize| u32::try_from(place).unwrap();
            let texts = [
                Column::whole(Values::Texts(whole.iter().map(|one| text(*one)).collect())),
                Column::of(lacking.iter().map(|one| one.map(text)), Values::Texts),
            ];
            let named = |places| Values::Named(names.clone(), places);
            let places = [
                Column::whole(named(whole.iter().map(|one| small(*one)).collect())),
                Column::of(lacking.iter().map(|one| one.map(small)), named),
            ];
            let [texts, places] = [texts, places].map(|columns| encode(&schema, columns).unwrap());
            assert!(texts.bytes == places.bytes, "{rows} rows");
            assert_eq!(
                format!("{:?}", texts.metadata),
                format!("{:?}", places.metadata)
            );
        }
    }

    #[test]
    fn what_a_footer_says_survives_being_read_back() {
        let schema = schema(
            "message m { required binary a (STRING); optional int32 b (DATE); required boolean c; }",
        );
        let schema = schema.unwrap();
        let column = |values, defined: &[i16]| Column {
            values,
            defined: defined.to_vec(),
            repeated: Vec::new(),
        };
        let columns = [
            column(Values::Texts(vec!["x".into(), "y".into(), "x".into()]), &[]),
            column(Values::Numbers(vec![7, 9]), &[1, 0, 1]),
            column(Values::Truths(vec![true, false, true]), &[]),
        ];
        let piece = encode(&schema, columns).unwrap();
        let mut joined = Joined::new(&schema, &[("k".to_owned(), "v".to_owned())]).unwrap();
        joined.append(&piece, 4).unwrap();
        joined.append(&piece, 4_000).unwrap();
        let footer = joined.footer().unwrap();
        let mut again = Joined::new(&schema, &[("k".to_owned(), "v".to_owned())]).unwrap();
        again.continue_from(&footer).unwrap();
        for (one, other) in joined.groups.iter().zip(&again.groups) {
            assert_eq!(format!("{one:#?}"), format!("{other:#?}"));
        }
        assert!(again.footer().unwrap() == footer);
    }
}
