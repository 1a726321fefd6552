//! The words that head the columns of such tables, in English and Chinese, and the plainest in Korean, Russian and
//! Vietnamese. What a column's cells mean is not decided here.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The name of a field or of a header.
    Name,
    /// Its type.
    Type,
    /// Whether it has to be there.
    Required,
    /// Whether it may be left out: the opposite of [`Column::Required`].
    Optional,
    /// Whether it may be null or empty: `true` says nothing of a field that has to be there.
    Nullable,
    /// Where it is sent: in the header, the body, the path, the query.
    Location,
    /// An example of its value.
    Example,
    /// What is taken when it is left out.
    Default,
    /// What its value has to fulfil, or `none`.
    Constraint,
    /// The longest text, or the greatest number of elements.
    Length,
    /// A value, or the only one: the first column of a table of values.
    Value,
    /// The values it may have.
    Values,
    /// A result code, or an HTTP status.
    Code,
    /// The short text that goes with a code.
    Message,
    /// What to do about a code.
    Solution,
    /// The schema of an answer (`Inline`).
    Model,
    /// The schema that the field belongs to, or the object above it.
    Parent,
    /// A running number.
    Number,
    /// A version or a date.
    Version,
    /// A short name in the reader's language.
    Title,
    /// What it means.
    Description,
}

/// Each column with the texts that head it, in the form that [`normal`] gives, between bars.
const WORDS: &[(Column, &str)] = &[
    (
        Column::Name,
        "name|names|parameter|parameters|parameter name|parameters name|parameter names|param|params|\
         param name|field|fields|field name|field names|fieldname|key|key name|keys|property|\
         properties|property name|attribute|attributes|attribute name|argument|argument name|\
         arguments|variable|variable name|variables|header|headers|header name|header field|\
         request header|response header|header parameter|header parameters|body parameter|\
         body parameters|query parameter|query parameters|path parameter|path parameters|\
         request parameter|request parameters|response parameter|response parameters|request field|\
         response field|return parameter|return field|return value name|return parameters|\
         input parameter|output parameter|json key|json field|member|members|element|item name|\
         identifier|id name|column|column name|参数|参数名|参数名称|名称|名|字段|字段名|字段名称|\
         属性|属性名|属性名称|变量|变量名|变量名称|键|键名|请求参数|请求参数名|响应参数|响应参数名|\
         返回参数|返回参数名|返回值|返回值名|返回字段|请求字段|响应字段|请求头|响应头|头部|头部参数|header参数|\
         body参数|query参数|入参|出参|参数代码|字段代码|参数标识|标识|英文名|英文名称|参数key|變數|\
         參數|參數名|參數名稱|名稱|欄位|欄位名稱|字段英文名|\
         항목|필드|필드명|이름|파라미터|파라미터명|매개변수|название|имя|имя поля|параметр|поле|атрибут|tham số|thuộc tính|tên trường|tên tham số",
    ),
    (
        Column::Type,
        "type|types|data type|datatype|datatypes|data types|parameter type|param type|field type|\
         value type|format type|variable type|type of data|json type|schema type|property type|\
         attribute type|type format|类型|数据类型|参数类型|返回类型|返回值类型|字段类型|值类型|属性类型|变量类型|\
         数据格式|類型|資料類型|參數類型|型別|数据类型格式|\
         타입|유형|데이터 타입|자료형|тип|тип данных|kiểu dữ liệu|kiểu",
    ),
    (
        Column::Required,
        "required|require|requried|requred|mandatory|is required|is it required|isrequired|\
         is mandatory|is necessary|necessary|required or not|required optional|required?|\
         mandatory optional|must|must fill|must be filled|need|needed|presence|m o|r o|obligatory|\
         compulsory|requirement|required field|must have|whether required|whether it is required|\
         whether mandatory|whether to fill|whether it must be filled|whether must|mandatory field|\
         must pass|is must|ismust|是否必须|是否必填|是否必需|是否必要|是否必传|是否必选|必须|必填|\
         必需|必选|必传|必要|必填项|是否必输|是否必有|必填与否|是否必返|必返|必填选填|必選|必須|\
         是否必須|必傳|是否必含|\
         필수|필수 여부|필수여부|обязательный|обязательное|обязательность|обязателен|bắt buộc|yêu cầu",
    ),
    (
        Column::Optional,
        "optional|is optional|optional?|可选|是否可选|選填|选填|是否选填|可選",
    ),
    (
        Column::Nullable,
        "nullable|is nullable|null|can be null|allow null|null allowed|may be null|can be empty|\
         allow empty|is null|是否可空|可空否|是否为空|可为空|可空|是否允许为空|允许为空|能否为空|可否为空|\
         是否可为空",
    ),
    (
        Column::Location,
        "location|position|in|located in|parameter location|parameter position|param location|where|\
         place|sent in|passed in|transmission|parameter in|send in|source|位置|参数位置|所在位置|\
         传参位置|传递方式|传参方式|请求位置|參數位置|所属位置|\
         위치",
    ),
    (
        Column::Example,
        "example|examples|example value|example values|sample|samples|sample value|e g|eg|\
         sample data|example data|demo|demo value|value example|parameter example|\
         example for reference|reference value|field example|示例|示例值|样例|样例值|例子|举例|\
         参数示例|例|示例数据|范例|取值示例|参考值|值示例|字段示例|範例|示例参数|示範|\
         예시|예제|пример|пример значения",
    ),
    (
        Column::Default,
        "default|default value|defaults|default values|默认|默认值|缺省值|缺省|預設值|默認值|\
         기본값|по умолчанию|значение по умолчанию",
    ),
    (
        Column::Constraint,
        "constraint|约束条件|constraints|restriction|restrictions|limit|limits|limitation|limitations|rule|\
         rules|validation|constraint condition|constraint conditions|restrict|format|data format|\
         condition|conditions|约束|限制|校验|规则|约束规则|校验规则|格式|限制条件|参数限制|約束|\
         格式要求",
    ),
    (
        Column::Length,
        "length|max length|maximum length|size|max size|field length|len|maxlength|length limit|\
         data length|parameter length|长度|最大长度|字段长度|长度限制|参数长度|數據長度|長度|数据长度",
    ),
    (
        Column::Value,
        "value|parameter value|param value|field value|enum value|enumeration value|enum|enumeration|\
         key value|status value|type value|constant|constant value|data value|option|option value|\
         fixed value|enumerated value|enumerated values|event|event name|event type|值|参数值|枚举值|\
         枚举|字段值|取值|状态值|枚举项|常量|數值|枚舉值|类型值|枚举编码|固定值|\
         값|значение",
    ),
    (
        Column::Values,
        "values|allowed values|possible values|valid values|range|value range|available values|\
         options|range of values|accepted values|allowable values|enum values|enums|可选值|取值范围|\
         值范围|范围|允许值|可取值|枚举范围|可能值|取值範圍|\
         возможные значения|допустимые значения",
    ),
    (
        Column::Code,
        "code|codes|status code|statuscode|error code|errorcode|err code|errcode|result code|\
         return code|retcode|response code|http code|http status|http status code|business code|\
         code value|reason code|hangup code|status|returncode|resultcode|exception code|state code|\
         error no|cause code|状态码|错误码|返回码|响应码|编码|代码|错误代码|业务码|结果码|返回代码|\
         状态代码|错误编码|狀態碼|錯誤碼|返回編碼|码值|状态|\
         코드|код|код ошибки",
    ),
    (
        Column::Message,
        "message|msg|error message|error msg|status code meaning|reason phrase|return message|\
         code meaning|response message|status message|error|reason|error information|error info|\
         result message|status code description|状态码含义|错误信息|消息|提示信息|错误消息|返回信息|\
         错误提示|错误描述|信息|返回消息|錯誤訊息|错误原因|\
         сообщение",
    ),
    (
        Column::Solution,
        "solution|solutions|resolution|how to fix|handling|handling method|suggestion|\
         suggested action|action to take|what to do|troubleshooting|remedy|解决方案|解决办法|\
         处理方式|处理建议|解决方法|处理方法|排查建议|建议|解決方案",
    ),
    (
        Column::Model,
        "data model|model|schema|response model|data schema|数据模型|模型|響應模型|响应模型",
    ),
    (
        Column::Parent,
        "parent|parent node|parent field|belongs to|parent parameter|parent name|object|父节点|父级|\
         上级|父参数|所属对象|所属|父字段",
    ),
    (
        Column::Number,
        "no|no.|number|#|index|seq|serial number|s n|sn|sequence|序号|编号|序號",
    ),
    (
        Column::Version,
        "version|date|since|revision|update date|updated|change date|added in|版本|版本号|日期|\
         更新时间|修改时间|更新日期|修订日期",
    ),
    (
        Column::Title,
        "title|display name|label|caption|chinese name|中文名|标题|显示名|中文名称|字段中文名|標題|\
         显示名称|参数中文名",
    ),
    (
        Column::Description,
        "description|descriptions|desc|parameter description|param description|field description|\
         explanation|explain|meaning|remark|remarks|note|notes|comment|comments|instructions|\
         instruction|illustrate|illustration|details|detail|definition|business description|\
         value description|data description|introduction|usage|purpose|additional information|\
         more information|information|info|parameter explanation|field explanation|parameter meaning|\
         field meaning|explanations|content|describe|des|parameter details|enumeration description|\
         enum description|enumeration meaning|descripton|decription|discription|function|\
         interpretation|statement|说明|描述|参数说明|参数描述|字段说明|字段描述|备注|含义|解释|注释|\
         参数含义|字段含义|详情|介绍|内容|补充说明|用途|参数解释|业务描述|说明备注|描述说明|枚举说明|\
         枚举描述|意义|說明|備註|參數說明|含義|值说明|状态说明|其他信息|值含义|代码说明|註解|\
         설명|비고|의미|описание|комментарий|примечание|mô tả|ghi chú",
    ),
];

/// What the column headed by this text holds, if the text is one that heads columns.
#[must_use]
pub fn column(text: &str) -> Option<Column> {
    let words = normal(text)?;
    if words == "no" && !text.contains('.') {
        // A cell that says that something is not required, rather than the head of running numbers.
        return None;
    }
    exact(&words)
        .or_else(|| {
            // "Name (required)", "类型 Type": the part before the bracket, or either language by itself.
            let (before, _) = words.split_once(" (")?;
            exact(before)
        })
        .or_else(|| bilingual(&words))
}

fn exact(words: &str) -> Option<Column> {
    static BY_TEXT: LazyLock<BTreeMap<&str, Column>> = LazyLock::new(|| {
        let texts = WORDS
            .iter()
            .flat_map(|(column, texts)| texts.split('|').map(|text| (text, *column)));
        texts.collect()
    });
    BY_TEXT.get(words).copied()
}

/// A heading in two languages (`参数名 Name`, `Type/类型`), when both halves or the one that is known agree.
fn bilingual(words: &str) -> Option<Column> {
    let (mut latin, mut other) = (String::new(), String::new());
    for c in words.chars() {
        if c.is_ascii() {
            latin.push(c);
        } else {
            other.push(c);
        }
    }
    let trim = |part: &str| part.trim_matches([' ', '(', ')']).to_owned();
    let (latin, other) = (trim(&latin), trim(&other));
    // A mark of nesting before a name is no second language.
    if latin.is_empty() || !other.contains(char::is_alphabetic) {
        return None;
    }
    match (exact(&latin), exact(&other)) {
        (Some(one), Some(two)) => (one == two).then_some(one),
        (one, two) => one.or(two),
    }
}

/// Lower case, one space between words, without emphasis, separators and closing colons; `None` for what is empty or too
/// long to head a column.
fn normal(text: &str) -> Option<String> {
    if text.len() > 80 {
        return None;
    }
    let mut words = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            '_' | '-' | '/' | '|' | '*' | '`' | '\u{a0}' | '\u{3000}' | '.' | ':' | '：' | '、'
            | ',' | '\'' | '"' => ' ',
            '（' => '(',
            '）' => ')',
            c => c,
        };
        if c == '(' && !words.ends_with(' ') && !words.is_empty() {
            words.push(' ');
        }
        if c.is_whitespace() {
            if !words.ends_with(' ') {
                words.push(' ');
            }
        } else {
            words.extend(c.to_lowercase());
        }
    }
    let words = words.trim().trim_end_matches('?').trim_end().to_owned();
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_and_emphasis_do_not_matter() {
        for text in [
            "Name",
            " **Parameter Name** ",
            "field_name",
            "PARAMETER:",
            "参数名称：",
            "Name (key)",
            "参数名 Name",
        ] {
            assert_eq!(column(text), Some(Column::Name), "{text}");
        }
        for text in [
            "Required?",
            "Is required",
            "Required/Optional",
            "M/O",
            "是否必填",
        ] {
            assert_eq!(column(text), Some(Column::Required), "{text}");
        }
        assert_eq!(column("Status Code Meaning"), Some(Column::Message));
        assert_eq!(column("**Parameter Value**"), Some(Column::Value));
        assert_eq!(column("Business Description"), Some(Column::Description));
        assert_eq!(column("No."), Some(Column::Number));
    }

    #[test]
    fn other_text_heads_nothing() {
        for text in [
            "",
            " ",
            "orderID",
            "the name of the field",
            "---",
            "Yes",
            "string",
            "» retCode",
            &"name ".repeat(40),
        ] {
            assert_eq!(column(text), None, "{text}");
        }
    }

    #[test]
    fn each_text_stands_for_one_column_and_is_in_the_form_compared() {
        let mut seen = std::collections::BTreeMap::new();
        for (column, texts) in WORDS {
            for text in texts.split('|') {
                assert_eq!(seen.insert(text, *column), None, "{text} twice");
                if text != "no" {
                    assert_eq!(super::column(text), Some(*column), "{text}");
                }
            }
        }
    }
}
