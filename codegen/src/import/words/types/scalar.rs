//! The words for plain types, in English and in Chinese.

use super::TypeWords;
use crate::import::draft::DraftType;
use crate::schema::language::Unit;

/// The type that a word stands for.
pub(super) fn scalar(lower: &str) -> Option<TypeWords> {
    let ty =
        match lower {
            "datetime" | "date-time" | "date time" | "日期时间" | "time" | "时间"
            | "localdatetime" | "string" | "str" | "text" | "char" | "varchar" | "strings"
            | "uuid" | "sid" | "url" | "email" | "guid" | "字符串" | "字符" | "文本" | "字符型"
            | "字符串型" | "longtext" | "file" | "binary" | "multipartfile" | "文件" | "base64"
            | "strng" | "stirng" | "sting" | "字串" | "string类型" | "uri" | "phone"
            | "varchar2" | "nvarchar" | "byte[]" | "bytes" => DraftType::String,
            "int" | "integer" | "int8" | "int16" | "int32" | "int64" | "uint" | "uint8"
            | "uint16" | "uint32" | "uint64" | "long" | "short" | "byte" | "bigint" | "tinyint"
            | "smallint" | "interger" | "intger" | "integet" | "整数" | "整型" | "整形"
            | "长整型" | "长整形" | "timestamp" | "时间戳" | "biginteger" | "unsigned int"
            | "int类型" | "正整数" | "long int" | "整數" => DraftType::Integer,
            "number" | "numeric" | "float" | "double" | "decimal" | "bigdecimal" | "real"
            | "float32" | "float64" | "数字" | "数值" | "浮点" | "浮点型" | "浮点数" | "小数"
            | "数值型" | "双精度" | "money" | "數字" => DraftType::Number,
            "bool" | "boolean" | "布尔" | "布尔型" | "布尔值" | "布尔类型" | "boolen"
            | "boolea" | "booleam" | "bit" | "布林" => DraftType::Boolean,
            "any" | "mixed" | "anything" | "任意" | "null" | "不限" | "任意类型" | "generic"
            | "t" => DraftType::Any,
            "object" | "json" | "jsonobject" | "json object" | "obj" | "对象" | "struct"
            | "jsonobj" | "json对象" | "objects" | "json类型" | "json string object"
            | "对象类型" | "實體" | "實例" | "物件" | "dto" | "object类型" | "jsonnode"
            | "entity" => DraftType::Object,
            "array" | "list" | "jsonarray" | "json array" | "数组" | "列表" | "arr"
            | "arraylist" | "set" | "collection" | "集合" | "陣列" | "array类型" | "数组类型"
            | "lists" | "arrays" => DraftType::List(Box::new(DraftType::Any)),
            "date" | "日期" => {
                return Some(TypeWords {
                    unit: Some(Unit::Date),
                    ..TypeWords::of(DraftType::String)
                });
            }
            "map" | "hashmap" | "dict" | "dictionary" => DraftType::Map(Box::new(DraftType::Any)),
            _ => return None,
        };
    let is_loose = matches!(
        lower,
        "number" | "numeric" | "数字" | "数值" | "数值型" | "數字"
    );
    Some(TypeWords {
        is_loose,
        ..TypeWords::of(ty)
    })
}
