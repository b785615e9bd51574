//! What a column of an Arrow file holds, in our kinds: told from its type.

use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type, Float16Type, Float32Type,
    Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, TimeUnit};

use crate::error::TableError;
use crate::place::Place;
use crate::values::{Kind, Lists, Texts, Values};

const DAY_IN_SECONDS: i64 = 86_400;

/// What a column of a type holds; none where it cannot be read.
pub(crate) fn kind(of: &DataType) -> Option<Kind> {
    use DataType::{
        Boolean, Date32, Date64, Decimal32, Decimal64, Decimal128, Dictionary, Float16, Float32, Float64, Int8, Int16,
        Int32, Int64, LargeList, List, Null, Timestamp, UInt8, UInt16, UInt32, UInt64,
    };
    Some(match of {
        Null => Kind::Text,
        of if is_text(of) => Kind::Text,
        Dictionary(_, values) if is_text(values) => Kind::Text,
        List(item) | LargeList(item) if is_text(item.data_type()) => Kind::List,
        Int8 | Int16 | Int32 | Int64 | UInt8 | UInt16 | UInt32 | UInt64 => Kind::Whole,
        Float16 | Float32 | Float64 | Decimal32(..) | Decimal64(..) | Decimal128(..) => Kind::Number,
        Boolean => Kind::Flag,
        Date32 | Date64 | Timestamp(..) => Kind::Day,
        _ => return None,
    })
}

/// A type that cannot be read, in words.
pub(crate) fn found(of: &DataType) -> String {
    match of {
        DataType::Struct(_) | DataType::Map(..) => "a structure".to_owned(),
        _ if of.is_list() => "a list of something else than text".to_owned(),
        _ => of.to_string(),
    }
}

const fn is_text(of: &DataType) -> bool {
    matches!(of, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
}

/// The cells of a column.
pub(crate) fn values(array: &ArrayRef, place: &Place<'_>) -> Result<Values, TableError> {
    let unknown = || TableError::UnknownKind {
        file: Arc::clone(place.file),
        column: place.column.to_owned(),
        found: found(array.data_type()),
    };
    match kind(array.data_type()).ok_or_else(unknown)? {
        Kind::Text => texts(array).map(Values::Text).ok_or_else(unknown),
        Kind::Whole => {
            let cells = wholes(array).ok_or_else(unknown)?;
            let fits = |(at, cell): (usize, Option<i128>)| {
                let fits = |whole: i128| i64::try_from(whole);
                let fault = |_| place.fault(at, "a number over 2^63", "a whole number of 63 bits");
                cell.map(fits).transpose().map_err(fault)
            };
            Ok(Values::Whole(cells.into_iter().enumerate().map(fits).collect::<Result<_, _>>()?))
        }
        Kind::Number => numbers(array, place)?.map(Values::Number).ok_or_else(unknown),
        Kind::Flag => {
            let flags = array.as_boolean_opt().ok_or_else(unknown)?;
            Ok(Values::Flag(flags.iter().collect()))
        }
        Kind::Day => {
            let (cells, units) = moments(array).ok_or_else(unknown)?;
            let day = |(at, cell): (usize, Option<i128>)| {
                let day = |moment: i128| place.day_of(i64::try_from(moment).unwrap_or(i64::MAX), units, at);
                cell.map(day).transpose()
            };
            Ok(Values::Day(cells.into_iter().enumerate().map(day).collect::<Result<_, _>>()?))
        }
        Kind::List => lists(array).map(Values::List).ok_or_else(unknown),
    }
}

/// Calls `with` for each text in order; says whether the array holds text.
fn each_text<'a>(array: &'a dyn Array, with: &mut dyn FnMut(Option<&'a str>)) -> bool {
    if let Some(texts) = array.as_string_opt::<i32>() {
        texts.iter().for_each(with);
    } else if let Some(texts) = array.as_string_opt::<i64>() {
        texts.iter().for_each(with);
    } else if let Some(texts) = array.as_string_view_opt() {
        texts.iter().for_each(with);
    } else {
        return false;
    }
    true
}

fn texts(array: &ArrayRef) -> Option<Texts> {
    let mut texts = Texts::default();
    if *array.data_type() == DataType::Null {
        (0..array.len()).for_each(|_| texts.push(None));
        return Some(texts);
    }
    let Some(dictionary) = array.as_any_dictionary_opt() else {
        return each_text(array, &mut |text| texts.push(text)).then_some(texts);
    };
    let mut words = Vec::with_capacity(dictionary.values().len());
    if !each_text(dictionary.values(), &mut |word| words.push(word)) {
        return None;
    }
    let keys: ArrayRef = dictionary.keys().slice(0, dictionary.keys().len());
    for key in wholes(&keys)? {
        let word = key.and_then(|key| usize::try_from(key).ok()).and_then(|key| words.get(key));
        texts.push(word.copied().flatten());
    }
    Some(texts)
}

fn cells<T: ArrowPrimitiveType, U>(array: &ArrayRef, read: impl Fn(T::Native) -> U) -> Option<Vec<Option<U>>> {
    Some(array.as_primitive_opt::<T>()?.iter().map(|cell| cell.map(&read)).collect())
}

/// Whole numbers of any size; none where the array holds something else.
fn wholes(array: &ArrayRef) -> Option<Vec<Option<i128>>> {
    match array.data_type() {
        DataType::Int8 => cells::<Int8Type, _>(array, i128::from),
        DataType::Int16 => cells::<Int16Type, _>(array, i128::from),
        DataType::Int32 => cells::<Int32Type, _>(array, i128::from),
        DataType::Int64 => cells::<Int64Type, _>(array, i128::from),
        DataType::UInt8 => cells::<UInt8Type, _>(array, i128::from),
        DataType::UInt16 => cells::<UInt16Type, _>(array, i128::from),
        DataType::UInt32 => cells::<UInt32Type, _>(array, i128::from),
        DataType::UInt64 => cells::<UInt64Type, _>(array, i128::from),
        DataType::Decimal32(..) => cells::<Decimal32Type, _>(array, i128::from),
        DataType::Decimal64(..) => cells::<Decimal64Type, _>(array, i128::from),
        DataType::Decimal128(..) => cells::<Decimal128Type, _>(array, |whole| whole),
        _ => None,
    }
}

fn numbers(array: &ArrayRef, place: &Place<'_>) -> Result<Option<Vec<Option<f64>>>, TableError> {
    let scale = match array.data_type() {
        DataType::Float16 => return Ok(cells::<Float16Type, _>(array, f64::from)),
        DataType::Float32 => return Ok(cells::<Float32Type, _>(array, f64::from)),
        DataType::Float64 => return Ok(cells::<Float64Type, _>(array, |number| number)),
        DataType::Decimal32(_, scale) | DataType::Decimal64(_, scale) | DataType::Decimal128(_, scale) => *scale,
        _ => return Ok(None),
    };
    let number =
        |(at, cell): (usize, Option<i128>)| cell.map(|whole| place.decimal(whole, i32::from(scale), at)).transpose();
    let Some(wholes) = wholes(array) else { return Ok(None) };
    wholes.into_iter().enumerate().map(number).collect::<Result<_, _>>().map(Some)
}

/// Moments counted from 1970, and how many of their units make a day.
fn moments(array: &ArrayRef) -> Option<(Vec<Option<i128>>, i64)> {
    let of_day = |units: i64| DAY_IN_SECONDS * units;
    Some(match array.data_type() {
        DataType::Date32 => (cells::<Date32Type, _>(array, i128::from)?, 1),
        DataType::Date64 => (cells::<Date64Type, _>(array, i128::from)?, of_day(1_000)),
        DataType::Timestamp(TimeUnit::Second, _) => (cells::<TimestampSecondType, _>(array, i128::from)?, of_day(1)),
        DataType::Timestamp(TimeUnit::Millisecond, _) => {
            (cells::<TimestampMillisecondType, _>(array, i128::from)?, of_day(1_000))
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            (cells::<TimestampMicrosecondType, _>(array, i128::from)?, of_day(1_000_000))
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            (cells::<TimestampNanosecondType, _>(array, i128::from)?, of_day(1_000_000_000))
        }
        _ => return None,
    })
}

fn lists(array: &ArrayRef) -> Option<Lists> {
    let mut lists = Lists::default();
    let mut push = |list: Option<ArrayRef>| {
        let mut items = Vec::new();
        let is_text = list.as_ref().is_none_or(|list| each_text(list, &mut |item| items.extend(item)));
        lists.push(list.as_ref().map(|_| items));
        is_text
    };
    let all = if let Some(array) = array.as_list_opt::<i32>() {
        array.iter().all(&mut push)
    } else if let Some(array) = array.as_list_opt::<i64>() {
        array.iter().all(&mut push)
    } else {
        false
    };
    all.then_some(lists)
}
